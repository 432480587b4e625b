import type { AccountRow } from '@fulcrum/contract';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, usePreferences } from '../../kit/index.ts';
import { MASKED, metricValue } from '../metrics/metric-value.ts';
import { useMetrics } from '../metrics/use-metric-names.ts';
import { Reveal } from '../reveals/index.ts';
import type { Sums } from './customer-columns.tsx';

/** What the list shows already by a column of its own, or cannot show by name. */
const OWN_COLUMNS = [
  'orders.amount_12m',
  'orders.growth_12m',
  'orders.count_12m',
  'orders.last_on',
  'rfm.segment',
  'state.tier',
  'state.tier_score',
  'state.health',
  'state.health_colour',
  'account.name',
  'account.owner',
  'account.tags',
];

/** As wide as its head, and never narrower than a figure. */
const widthOf = (title: string): number => Math.max(112, 36 + [...title].reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 7), 0));

/** One column for every figure and own field that lists have at hand; none shows until it is chosen. */
export function useFigureColumns(sums: Sums | undefined): Column<AccountRow>[] {
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { columns } = usePreferences();
  const { data } = useMetrics();
  const style = { language, currency };
  return (data?.items ?? [])
    .filter(({ id, listed, type }) => listed && type !== 'set' && !OWN_COLUMNS.includes(id))
    .map(({ id, type, name, choices }) => {
      const words = type === 'text' || type === 'boolean';
      const said = (value: string | number | boolean | null | undefined) => {
        if (value === null || value === undefined) return <span className="ink3">—</span>;
        return choices?.[String(value)]?.[language] ?? metricValue(id, type, value, style);
      };
      const total = columns.customers?.includes(id) ? sums?.sums?.[id] : undefined;
      return {
        key: id,
        title: name[language],
        width: widthOf(name[language]),
        optional: true,
        ...(words ? {} : { align: 'right' as const }),
        ...(total === undefined ? {} : { total: said(total) }),
        render: (row) => (
          <span className="ellip block">
            {row.values?.[id] === MASKED ? (
              <Reveal entity="account" id={row.id} field={id} what={name[language]} value={MASKED}>
                {said}
              </Reveal>
            ) : (
              said(row.values?.[id])
            )}
          </span>
        ),
      };
    });
}
