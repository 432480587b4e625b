import { type RelativeDay, SEGMENTS_METRIC, TAGS_METRIC } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';
import { choiceName } from '../metrics/choice-name.ts';
import type { MetricNames } from '../metrics/condition-words.ts';
import { metricValue } from '../metrics/metric-value.ts';
import { useMetrics } from '../metrics/use-metric-names.ts';
import { useLevels } from '../tiers/use-levels.ts';
import { choicesOf, FILTER_FIELDS, type FilterField, groupOf, kindOfType } from './condition-fields.ts';

/** Not asked by hand: what it says is said better by another field, or needs an id. */
const STAGE = 'state.stage';
const TIER = 'state.tier';
const UNASKED = ['account.code', 'account.name', 'account.owner'];

/** Tags and segments by id, as the reader calls them. */
function useGroups(): Record<string, { value: string; label: string }[]> {
  const language = useLanguage();
  const { can } = useSession();
  const tags = useQuery(api.tags.list.queryOptions({ input: {}, staleTime: 60_000, enabled: can('accounts.read') }));
  const segments = useQuery(api.segments.list.queryOptions({ input: {}, staleTime: 60_000, enabled: can('segments.read') }));
  return useMemo(() => {
    const named = ({ id, name, nameEn }: { id: string; name: string; nameEn: string | null }) => ({
      value: id,
      label: language === 'en' ? (nameEn ?? name) : name,
    });
    return { [TAGS_METRIC]: (tags.data?.items ?? []).map(named), [SEGMENTS_METRIC]: (segments.data?.items ?? []).map(named) };
  }, [tags.data, segments.data, language]);
}

/**
 * The fields that a condition may ask, in groups, and how their values are said: one catalog for filters, segments and columns. Lists find by
 * what is kept for every account; a policy judges by any metric.
 */
export function useConditionFields(offer: 'listed' | 'all' = 'listed'): { fields: FilterField[]; names: MetricNames } {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { data } = useMetrics();
  const groups = useGroups();
  const levels = useLevels();
  return useMemo(() => {
    // A lifecycle by conditions has stages of its own.
    const stages = Object.entries(data?.items.find(({ id }) => id === STAGE)?.choices ?? {});
    const ownStages = stages.some(([id]) => !choicesOf(STAGE).includes(id));
    const choices = (metric: string) =>
      metric === STAGE && ownStages
        ? stages.map(([value, name]) => ({ value, label: name[language] }))
        : choicesOf(metric).map((value) => ({ value, label: choiceName(metric, value) }));
    const builtIn: FilterField[] = FILTER_FIELDS.map(({ metric, kind, key }) => {
      const field: FilterField = { metric, kind, name: t(`customers.field.${key}`), group: groupOf(metric) };
      // Levels are those of the tier policy in force; without one they are typed.
      if (metric === TIER && levels.length)
        return { ...field, kind: 'choice', choices: levels.map(({ id, name }) => ({ value: id, label: `${id} ${name}` })) };
      return kind === 'choice' ? { ...field, choices: choices(metric) } : field;
    });
    const known = new Set<string>([...FILTER_FIELDS.map(({ metric }) => metric), ...UNASKED, TAGS_METRIC, SEGMENTS_METRIC]);
    const more = (data?.items ?? []).filter(({ id, listed }) => (listed || offer === 'all') && !known.has(id));
    const fields: FilterField[] = [
      ...builtIn,
      ...more.map(({ id, type, name, choices }): FilterField => {
        const own = Object.entries(choices ?? {}).map(([value, label]) => ({ value, label: label[language] }));
        return {
          metric: id,
          kind: own.length ? 'choice' : kindOfType(type),
          name: name[language],
          group: groupOf(id),
          ...(own.length ? { choices: own } : {}),
        };
      }),
      { metric: TAGS_METRIC, kind: 'set', name: t('segment.field.tags'), group: 'groups', choices: groups[TAGS_METRIC] ?? [] },
      { metric: SEGMENTS_METRIC, kind: 'set', name: t('segment.field.segments'), group: 'groups', choices: groups[SEGMENTS_METRIC] ?? [] },
    ];
    const byMetric = new Map(fields.map((field) => [field.metric, field]));
    const spoken = (metric: string, value: string | number | boolean): string => {
      const field = byMetric.get(metric);
      const choice = field?.choices?.find((one) => one.value === String(value));
      if (choice) return choice.label;
      const kind = field?.kind ?? 'text';
      return metricValue(metric, kind === 'choice' || kind === 'set' ? 'text' : kind, value, { language, currency }) ?? '';
    };
    const relative = ({ today }: RelativeDay): string =>
      today === 0
        ? t('segment.day.today')
        : today < 0
          ? t('segment.day.before', { count: -today })
          : t('segment.day.after', { count: today });
    return {
      fields,
      names: {
        name: (metric) => byMetric.get(metric)?.name ?? metric,
        value: (metric, value) => (typeof value === 'object' ? relative(value) : spoken(metric, value)),
      },
    };
  }, [data, t, language, currency, groups, levels, offer]);
}
