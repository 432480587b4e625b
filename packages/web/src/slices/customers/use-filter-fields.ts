import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { MetricNames } from '../metrics/condition-words.ts';
import { metricValue } from '../metrics/metric-value.ts';
import { useMetrics } from '../metrics/use-metric-names.ts';
import { FILTER_FIELDS, type FilterField, kindOfType } from './filter-fields.ts';

/** What an installation has of its own: its fields and its metrics of usage. */
const OWN = ['account.field.', 'usage.'];

/** The fields that the filter offers, the company's own fields and usage among them, and how their values are said. */
export function useFilterFields(): { fields: FilterField[]; names: MetricNames } {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { data } = useMetrics();
  return useMemo(() => {
    const own = (data?.items ?? []).filter(({ id }) => OWN.some((start) => id.startsWith(start)));
    const fields: FilterField[] = [
      ...FILTER_FIELDS.map(({ metric, kind, key }) => ({ metric, kind, name: t(`customers.field.${key}`) })),
      ...own.map(({ id, type, name }) => ({ metric: id, kind: kindOfType(type), name: name[language] })),
    ];
    const byMetric = new Map(fields.map((field) => [field.metric, field]));
    return {
      fields,
      names: {
        name: (metric) => byMetric.get(metric)?.name ?? metric,
        value: (metric, value) => {
          const kind = byMetric.get(metric)?.kind ?? 'text';
          return metricValue(metric, kind === 'choice' ? 'text' : kind, value, { language, currency }) ?? '';
        },
      },
    };
  }, [data, t, language, currency]);
}
