import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { Labelled } from './labelled.tsx';
import type { StepFormProps } from './play-shape.ts';
import { TextPair } from './text-pair.tsx';

/** The group that is told, and what; who may see the robots is the administrator, so that the name is typed. */
export function NotifyForm({ step: { notify }, at }: StepFormProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  if (!notify) return null;
  const path = (...steps: string[]) => ['steps', at, 'notify', ...steps];
  return (
    <>
      <Labelled path={path('group')} label={t('playStudio.notify.group')}>
        <Input
          id={controlId(path('group'))}
          maxLength={200}
          value={notify.group}
          onChange={({ target }) => set(path('group'), target.value)}
        />
      </Labelled>
      <TextPair path={path('title')} label={t('playStudio.notify.title')} value={notify.title} />
      <TextPair path={path('detail')} label={t('playStudio.notify.detail')} value={notify.detail} rows={2} optional />
      <p className="note">{t('playStudio.notify.note')}</p>
    </>
  );
}
