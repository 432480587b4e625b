import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FIELD_GROUPS } from '../slices/conditions/condition-fields.ts';
import { useConditionFields } from '../slices/conditions/use-condition-fields.ts';

/** A metric of the catalogue that is a figure, or yes or no; a form hands it `id`, `value` and `onChange`. */
export function MetricSelect(given: { id?: string; value?: string; onChange?: (metric: string) => void }) {
  const { t } = useTranslation();
  const { fields } = useConditionFields('all');
  const figures = fields.filter(({ kind }) => ['money', 'count', 'days', 'ratio', 'score', 'boolean'].includes(kind));
  return (
    <Select
      {...given}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={FIELD_GROUPS.map((group) => ({
        label: t(`segment.group.${group}`),
        options: figures.filter((one) => one.group === group).map((one) => ({ value: one.metric, label: one.name })),
      })).filter(({ options }) => options.length)}
    />
  );
}
