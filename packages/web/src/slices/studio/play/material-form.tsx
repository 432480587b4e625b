import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { FigureField } from '../figure-field.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { Labelled } from './labelled.tsx';
import type { StepFormProps } from './play-shape.ts';
import { Reach } from './task-form.tsx';
import { TextPair } from './text-pair.tsx';

/** Something by post: what, to whom, and whether it is a gift. */
export function MaterialForm({ step: { material }, at }: StepFormProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  if (!material) return null;
  const path = (...steps: string[]) => ['steps', at, 'material', ...steps];
  const worth = t('playStudio.material.worth');
  return (
    <>
      <TextPair path={path('what')} label={t('playStudio.material.what')} value={material.what} />
      <Reach path={path()} ranks={material.ranks} roles={material.roles} />
      <p className="note">{t('playStudio.material.note')}</p>
      <div className="flowFields">
        <Labelled path={path('worth')} label={worth}>
          <FigureField path={path('worth')} value={material.worth} label={worth} unit={currency} optional />
        </Labelled>
      </div>
      <Checkbox
        id={controlId(path('gift'))}
        checked={material.gift}
        onChange={({ target }) => set(path('gift'), target.checked || undefined)}
      >
        {t('playStudio.material.gift')}
      </Checkbox>
    </>
  );
}
