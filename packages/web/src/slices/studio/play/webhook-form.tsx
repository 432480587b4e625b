import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { Labelled } from './labelled.tsx';
import type { StepFormProps } from './play-shape.ts';

/** The target that is told; who may see the targets is the administrator, so that its name is typed. */
export function WebhookForm({ step: { webhook }, at }: StepFormProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  if (!webhook) return null;
  const path = ['steps', at, 'webhook', 'target'];
  return (
    <>
      <Labelled path={path} label={t('playStudio.webhook.target')}>
        <Input id={controlId(path)} maxLength={80} value={webhook.target} onChange={({ target }) => set(path, target.value)} />
      </Labelled>
      <p className="note">{t('playStudio.webhook.note')}</p>
    </>
  );
}
