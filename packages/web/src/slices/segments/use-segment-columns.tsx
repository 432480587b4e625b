import type { Segment } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, Door, formatNumber, Money, RelativeTime } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useConditionFields } from '../conditions/use-condition-fields.ts';
import { conditionWords } from '../metrics/condition-words.ts';
import { segmentName } from './segment-name.ts';

/** The columns of the list of segments; beside a panel the first three. */
export function useSegmentColumns(narrow: boolean): Column<Segment>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields();
  const columns: Column<Segment>[] = [
    {
      key: 'name',
      title: t('segment.column.name'),
      always: true,
      render: (row) => (
        <span className="fitone">
          <span className="strong ellip">{segmentName(row, language)}</span>
          {row.shared ? null : <span className="ink3 note nowrap">{t('segment.panel.private')}</span>}
        </span>
      ),
    },
    { key: 'accounts', title: t('segment.column.accounts'), width: 96, align: 'right', render: (row) => <Count segment={row} /> },
    { key: 'amount', title: t('customers.column.amount'), width: 128, align: 'right', render: (row) => <Amount segment={row} /> },
    {
      key: 'kind',
      title: t('segment.column.kind'),
      width: 260,
      render: (row) => (
        <span className="ellip block ink2" title={row.condition ? conditionWords(row.condition, names) : undefined}>
          {row.condition ? conditionWords(row.condition, names) : t(row.target ? 'segment.kind.target' : 'segment.kind.fixed')}
        </span>
      ),
    },
    {
      key: 'used',
      title: t('segment.column.used'),
      width: 88,
      align: 'right',
      render: ({ usedBy }) => usedBy.policies.length + usedBy.segments.length + usedBy.views || <span className="ink3">—</span>,
    },
    {
      key: 'owner',
      title: t('segment.column.owner'),
      width: 104,
      render: (row) => <span className="ellip block">{row.ownerName ?? <span className="ink3">—</span>}</span>,
    },
    {
      key: 'changed',
      title: t('segment.column.changed'),
      width: 116,
      align: 'right',
      render: (row) => <RelativeTime value={row.changedAt} />,
    },
  ];
  return narrow ? columns.slice(0, 3) : columns;
}

function useCount(id: string) {
  const { asOf } = useDay();
  return useQuery(api.segments.count.queryOptions({ input: { id, asOf, sample: 0 }, staleTime: 60_000, retry: false }));
}

/** Counts come after the list: each is a question of its own. */
function Count({ segment }: { segment: Segment }) {
  const language = useLanguage();
  const { t } = useTranslation();
  const { data, isPending } = useCount(segment.id);
  if (!data) return <span className={isPending ? 'skel cell right' : 'ink3'}>{isPending ? '' : '—'}</span>;
  return (
    <Door
      link={{ to: '/customers', search: { segment: segment.id } }}
      label={t('segment.panel.openNamed', {
        name: segmentName(segment, language),
        count: data.accounts,
        accounts: formatNumber(data.accounts, language),
      })}
    >
      {formatNumber(data.accounts, language)}
    </Door>
  );
}

function Amount({ segment }: { segment: Segment }) {
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { data } = useCount(segment.id);
  return data ? <Money amount={data.amount12m} currency={currency} /> : <span className="ink3">—</span>;
}
