import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ChoiceField } from './labelled.tsx';
import type { StepFormProps } from './play-shape.ts';

/** The procedure that begins at the same customer. */
export function BeginForm({ step: { begin }, at }: StepFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const procedures = useQuery(api.procedures.list.queryOptions({ input: {} })).data?.items ?? [];
  if (!begin) return null;
  return (
    <>
      <ChoiceField
        path={['steps', at, 'begin', 'procedure']}
        label={t('playStudio.begin.procedure')}
        value={begin.procedure}
        options={procedures.map(({ id, procedure }) => ({ value: id, label: procedure.name[language] }))}
      />
      <p className="note">{t('playStudio.begin.note')}</p>
    </>
  );
}
