import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FIELD_GROUPS, type FilterField } from '../conditions/condition-fields.ts';
import { useConditionFields } from '../conditions/use-condition-fields.ts';
import { IssueNotes } from './issue-notes.tsx';
import type { Path } from './policy-text.ts';
import { controlId, issuesAt, useStudioForm } from './studio-form-context.ts';

const FIGURES = ['money', 'count', 'days', 'ratio', 'score'];

/** The field of a metric, for its kind and name; undefined where nobody knows it. */
export function useMetricField(metric: string): FilterField | undefined {
  return useConditionFields().fields.find((one) => one.metric === metric);
}

/** Which figure an item counts. */
export function MetricField({ path, metric }: { path: Path; metric: string }) {
  const { t } = useTranslation();
  const { fields } = useConditionFields();
  const { issues, set } = useStudioForm();
  const figures = fields.filter(({ kind }) => FIGURES.includes(kind));
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
        onChange={(next: string) => set(path, next)}
      />
      <IssueNotes path={path} />
    </div>
  );
}
