import { type AccountRow, TAGS_METRIC } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, Door, formatNumber, Money, RelativeTime } from '../../kit/index.ts';
import { HealthMark } from '../health/health-mark.tsx';
import { choiceName } from '../metrics/choice-name.ts';
import { growthText } from '../metrics/growth-text.ts';
import { MASKED } from '../metrics/metric-value.ts';
import { Reveal } from '../reveals/index.ts';
import { TagChips } from '../tags/tag-chips.tsx';
import { TierMark } from '../tiers/tier-mark.tsx';
import type { Level } from '../tiers/use-levels.ts';
import { useFigureColumns } from './figure-columns.tsx';
import { accountPath } from './use-customers-search.ts';

export interface Sums {
  accounts: number;
  amount12m: string;
  sums?: Record<string, string>;
}
interface ColumnsOf {
  levels: Level[];
  sums: Sums | undefined;
  onExplain: (id: string) => void;
}

/** The columns of the customers list; what the server sorts by is sortable. */
export function useCustomerColumns({ levels, sums, onExplain }: ColumnsOf): Column<AccountRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const right = 'right' as const;
  const figures = useFigureColumns(sums);
  return [
    {
      key: 'name',
      title: t('customers.column.name'),
      always: true,
      sortable: true,
      total: sums ? t('customers.total', { count: sums.accounts, accounts: formatNumber(sums.accounts, language) }) : undefined,
      render: (row) => (
        <span className="customer">
          <TierDoor row={row} levels={levels} onExplain={onExplain} />
          <span className="fitone">
            <span className="strong ellip">{row.name}</span>
            {row.industry ? <span className="ink3 nowrap note">{row.industry}</span> : null}
          </span>
        </span>
      ),
    },
    {
      key: 'tasks',
      title: t('customers.column.tasks'),
      width: 76,
      align: right,
      render: (row) =>
        row.openTasks ? (
          <Door link={{ to: accountPath(row.id) as '/' }} label={t('customers.openTasks', { count: row.openTasks, name: row.name })}>
            {row.openTasks}
          </Door>
        ) : (
          <span className="ink3">—</span>
        ),
    },
    {
      key: 'amount',
      title: t('customers.column.amount'),
      width: 124,
      align: right,
      sortable: sums?.amount12m !== MASKED,
      total: sums ? <Money amount={sums.amount12m} currency={currency} /> : undefined,
      render: (row) => (
        <Reveal entity="account" id={row.id} field="amount12m" value={row.amount12m}>
          {(amount) => <Money amount={amount} currency={currency} />}
        </Reveal>
      ),
    },
    {
      key: 'growth',
      title: t('customers.column.growth'),
      width: 84,
      align: right,
      render: (row) =>
        row.growth12m === null ? (
          <span className="ink3">—</span>
        ) : (
          <Reveal entity="account" id={row.id} field="growth12m" value={row.growth12m}>
            {(growth) => growthText(growth, language)}
          </Reveal>
        ),
    },
    {
      key: 'orders',
      title: t('customers.column.orders'),
      width: 92,
      align: right,
      render: (row) => (row.orderCount12m === null ? <span className="ink3">—</span> : formatNumber(row.orderCount12m, language)),
    },
    {
      key: 'lastOrder',
      title: t('customers.column.lastOrder'),
      width: 116,
      align: right,
      sortable: true,
      render: (row) => (row.lastOrderOn ? <RelativeTime value={row.lastOrderOn} /> : <span className="ink3">—</span>),
    },
    {
      key: 'arr',
      title: t('customers.column.arr'),
      width: 112,
      align: right,
      optional: true,
      sortable: sums?.amount12m !== MASKED,
      render: (row) =>
        Number(row.arr) === 0 ? (
          <span className="ink3">—</span>
        ) : (
          <Reveal entity="account" id={row.id} field="arr" value={row.arr}>
            {(arr) => <Money amount={arr} currency={currency} />}
          </Reveal>
        ),
    },
    {
      key: 'termEnd',
      title: t('customers.column.termEnd'),
      width: 116,
      align: right,
      optional: true,
      sortable: true,
      render: (row) => (row.termEndOn ? <RelativeTime value={row.termEndOn} /> : <span className="ink3">—</span>),
    },
    {
      key: 'rfm',
      title: t('customers.column.rfm'),
      width: 136,
      render: (row) => (row.rfmSegment ? choiceName('rfm.segment', row.rfmSegment) : <span className="ink3">—</span>),
    },
    {
      key: 'tier',
      title: t('customers.column.score'),
      width: 92,
      align: right,
      sortable: sums?.amount12m !== MASKED,
      render: (row) =>
        row.tierScore === null ? (
          <span className="ink3">—</span>
        ) : (
          <Door
            onOpen={() => onExplain(row.id)}
            title={t('tiers.explain.title')}
            label={t('customers.why', { name: row.name, score: figure(row.tierScore, language) })}
          >
            {figure(row.tierScore, language)}
          </Door>
        ),
    },
    {
      key: 'health',
      title: t('customers.column.health'),
      width: 92,
      align: right,
      sortable: sums?.amount12m !== MASKED,
      render: (row) =>
        row.healthColour === null ? <span className="ink3">—</span> : <HealthMark score={row.health} colour={row.healthColour} />,
    },
    {
      key: 'owner',
      title: t('customers.column.owner'),
      width: 112,
      render: (row) => <span className="ellip block">{row.ownerName ?? <span className="ink3">—</span>}</span>,
    },
    {
      key: TAGS_METRIC,
      title: t('segment.field.tags'),
      width: 168,
      optional: true,
      render: (row) => (row.tags?.length ? <TagChips tags={row.tags} oneLine /> : <span className="ink3">—</span>),
    },
    ...figures,
  ];
}

type Language = ReturnType<typeof useLanguage>;
const figure = (score: string, language: Language) => (score === MASKED ? score : formatNumber(Number(score), language, 'plain', 1));

/** The tier chip of a row; opens its explanation. */
export function TierDoor({ row, levels, onExplain }: { row: AccountRow; levels: Level[]; onExplain: (id: string) => void }) {
  const { t } = useTranslation();
  const mark = <TierMark tier={row.tier} levels={levels} rank={row.tierRank} byHand={row.tierByHand} frozen={row.frozen} />;
  if (row.tier === null) return mark;
  return (
    <button type="button" className="tierDoor" onClick={() => onExplain(row.id)} title={t('tiers.explain.title')}>
      {mark}
      <span className="visuallyHidden">{t('tiers.explain.title')}</span>
    </button>
  );
}
