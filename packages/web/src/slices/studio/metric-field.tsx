import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FIELD_GROUPS, type FieldKind, type FilterField } from '../conditions/condition-fields.ts';
import { useConditionFields } from '../conditions/use-condition-fields.ts';
import { IssueNotes } from './issue-notes.tsx';
import type { Path } from './policy-text.ts';
import { controlId, issuesAt, useStudioForm } from './studio-form-context.ts';

const FIGURES: readonly FieldKind[] = ['money', 'count', 'days', 'ratio', 'score'];

/** The field of a metric, for its kind and name; undefined where nobody knows it. */
export function useMetricField(metric: string): FilterField | undefined {
  return useConditionFields('all').fields.find((one) => one.metric === metric);
}

interface MetricFieldProps {
  path: Path;
  metric: string;
  /** What is asked with yes or no may be chosen too. */
  answers?: boolean;
  /** What else follows from the choice. */
  onPick?: ((field: FilterField) => void) | undefined;
}

/** Which figure an item counts. */
export function MetricField({ path, metric, answers = false, onPick }: MetricFieldProps) {
  const { t } = useTranslation();
  const { fields } = useConditionFields('all');
  const { issues, set } = useStudioForm();
  const figures = fields.filter(({ kind }) => FIGURES.includes(kind) || (answers && kind === 'boolean'));
  const options = FIELD_GROUPS.map((group) => ({
    label: t(`segment.group.${group}`),
    options: figures.filter((one) => one.group === group).map((one) => ({ value: one.metric, label: one.name })),
  })).filter((group) => group.options.length);
  return (
    <div>
      <label className="fieldLabel" htmlFor={controlId(path)}>
        {t('studio.metric')}
      </label>
      <Select
        id={controlId(path)}
        className="wide"
        status={issuesAt(issues, path).length ? 'error' : undefined}
        showSearch={{ optionFilterProp: 'label' }}
        value={metric}
        options={options}
        onChange={(next: string) => {
          set(path, next);
          const field = figures.find((one) => one.metric === next);
          if (field) onPick?.(field);
        }}
      />
      <IssueNotes path={path} />
    </div>
  );
}
