import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { FilterField } from '../../conditions/condition-fields.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { conditionWords } from '../../metrics/condition-words.ts';
import { ConditionField } from '../condition-field.tsx';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { MetricField } from '../metric-field.tsx';
import { NameFields } from '../name-fields.tsx';
import { NormaliseFields } from '../normalise-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import type { Path } from '../policy-text.ts';
import { useStudioForm } from '../studio-form-context.ts';
import { differs } from './health-draft.ts';
import type { DraftMeasure } from './health-shape.ts';

interface MeasurePartProps {
  part: string;
  list: Path;
  at: number;
  all: readonly DraftMeasure[];
  before: readonly DraftMeasure[] | undefined;
}

const METHODS = ['minmax', 'bands'] as const;
const ANSWER = ['yes_no'] as const;

/** One measure: its weight at once; figure, condition and how it becomes a mark when opened. */
export function MeasurePart({ part, list, at, all, before }: MeasurePartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names, fields } = useConditionFields('all');
  const { open, set } = useStudioForm();
  const measure = all[at]!;
  const { id, metric, when, normalise, weight } = measure;
  const was = before?.find((one) => one.id === id);
  const name = measure.name[language] || measure.name.zh || id;
  const path = [...list, at];
  const asksYes = fields.find((one) => one.metric === metric)?.kind === 'boolean';
  // Figures go by limits or bands, an answer by what yes and no are worth.
  const onPick = ({ kind }: FilterField) => {
    if ((kind === 'boolean') === (normalise.method === 'yes_no')) return;
    set([...path, 'normalise'], kind === 'boolean' ? { method: 'yes_no' } : { method: 'minmax', min: 0, max: 100 });
  };
  return (
    <PartRow
      part={part}
      name={name}
      note={[names.name(metric), ...(when ? [conditionWords(when, names)] : [])].join(' · ')}
      changed={differs(before, was, measure)}
      control={
        <FigureField path={[...path, 'weight']} value={weight} before={was?.weight} unit="%" label={t('studio.weightOf', { name })} />
      }
    >
      <IssueNotes path={path} />
      <IssueNotes path={[...path, 'weight']} />
      <IssueNotes path={[...path, 'id']} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={[...path, 'name']} name={measure.name} />
          <MetricField path={[...path, 'metric']} metric={metric} answers onPick={onPick} />
          <NormaliseFields
            path={[...path, 'normalise']}
            metric={metric}
            value={normalise}
            before={was?.normalise}
            methods={asksYes || normalise.method === 'yes_no' ? ANSWER : METHODS}
            fixed
          />
          <div>
            <span className="fieldLabel">{t('healthStudio.measure.when')}</span>
            <ConditionField path={[...path, 'when']} when={when} optional />
          </div>
          <PartActions list={list} at={at} count={all.length} name={name} />
        </div>
      ) : (
        (['metric', 'when', 'normalise'] as const).map((key) => <IssueNotes key={key} path={[...path, key]} deep />)
      )}
    </PartRow>
  );
}
