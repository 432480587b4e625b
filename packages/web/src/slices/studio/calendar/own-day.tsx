import { CONTRACT_DAYS } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { ChoiceField, Labelled } from '../play/labelled.tsx';
import type { Path } from '../policy-text.ts';
import { useStudioForm } from '../studio-form-context.ts';
import type { DraftEvent } from './calendar-shape.ts';

const OF = [...CONTRACT_DAYS, 'birthday', 'metric'] as const;

/** From which day of its own each customer's is counted, and how often it comes. */
export function OwnDay({ path, event: { of, every, days } }: { path: Path; event: DraftEvent }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const { fields } = useConditionFields('all');
  const at = [...path, 'of'];
  const kind = of?.birthday ? 'birthday' : (of?.contract ?? (of?.metric === undefined ? 'signed' : 'metric'));
  const choose = (next: (typeof OF)[number]) =>
    set(at, next === 'birthday' ? { birthday: true } : next === 'metric' ? { metric: 'account.created_on' } : { contract: next });
  return (
    <>
      <ChoiceField
        path={at}
        label={t('calendarStudio.of.label')}
        value={kind}
        options={OF.map((value) => ({
          value,
          label: value === 'birthday' || value === 'metric' ? t(`calendarStudio.of.${value}`) : t(`calendarStudio.contractOf.${value}`),
        }))}
        onChange={choose}
      />
      {kind === 'metric' ? (
        <ChoiceField
          path={[...at, 'metric']}
          label={t('calendarStudio.of.metric')}
          value={of?.metric ?? ''}
          options={fields.filter((one) => one.kind === 'date').map(({ metric, name }) => ({ value: metric, label: name }))}
        />
      ) : null}
      <IssueNotes path={at} deep />
      <div className="formPair">
        <ChoiceField
          path={[...path, 'every']}
          label={t('calendarStudio.often')}
          value={every}
          options={(['year', 'once'] as const).map((value) => ({ value, label: t(`calendarStudio.everyOf.${value}`) }))}
        />
        <Labelled path={[...path, 'days']} label={t('calendarStudio.later')}>
          <FigureField path={[...path, 'days']} value={days} label={t('calendarStudio.later')} unit={t('calendarStudio.days')} optional />
        </Labelled>
      </div>
    </>
  );
}
