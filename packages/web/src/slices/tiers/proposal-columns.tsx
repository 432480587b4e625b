import type { Proposal } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, formatDate, formatNumber, Money } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import type { Deciding } from './decide-proposals.tsx';
import { TierMark } from './tier-mark.tsx';
import { useLevels } from './use-levels.ts';
import type { ProposalsAsked } from './use-proposals.ts';

interface ColumnsInit {
  state: ProposalsAsked['state'];
  /** Absent: the reader decides nothing here. */
  onDecide: ((deciding: Deciding) => void) | undefined;
  onAccount: (id: string) => void;
}

/** What a change of level leads from and to, by what, and what came of it. */
export function useProposalColumns({ state, onDecide, onAccount }: ColumnsInit): Column<Proposal>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const levels = useLevels();
  const cause = useCause();
  const figure = (value: string | null) =>
    value === null || value === MASKED ? (value ?? '—') : formatNumber(Number(value), language, 'plain', 1);
  const one = (decision: Deciding['decision'], row: Proposal) => (
    <Button
      size="small"
      type={decision === 'confirm' ? 'default' : 'text'}
      onClick={() => onDecide?.({ decision, count: 1, of: { ids: [row.id] } })}
    >
      {t(`confirming.${decision}`)}
    </Button>
  );
  const outcome = (row: Proposal) =>
    row.state === 'declined'
      ? t('confirming.declined', { reason: row.reason ?? '' })
      : row.effectiveOn
        ? `${t('confirming.confirmed')} · ${t('confirming.effectiveOn', { date: formatDate(row.effectiveOn, language) })}`
        : t('confirming.confirmed');
  return [
    {
      key: 'account',
      title: t('confirming.account'),
      always: true,
      render: (row) => (
        <Button type="link" className="plainLink" onClick={() => onAccount(row.accountId)}>
          {row.accountName}
        </Button>
      ),
    },
    {
      key: 'move',
      title: t('confirming.move'),
      width: 112,
      render: (row) => (
        <span className="nowrap simulatedMove">
          <TierMark tier={row.from} levels={levels} /> <span aria-hidden>→</span> <TierMark tier={row.to} levels={levels} />
        </span>
      ),
    },
    { key: 'reason', title: t('confirming.reason'), render: cause },
    { key: 'score', title: t('confirming.score'), width: 88, align: 'right', render: (row) => figure(row.score) },
    {
      key: 'amount',
      title: t('confirming.amount'),
      width: 136,
      align: 'right',
      render: (row) => <Money amount={row.amount} currency={currency} />,
    },
    { key: 'asOf', title: t('confirming.asOf'), width: 116, render: (row) => formatDate(row.asOf, language) },
    ...(state === 'open'
      ? onDecide
        ? [
            {
              key: 'act',
              title: t('confirming.decided'),
              width: 152,
              render: (row: Proposal) => (
                <span className="nowrap">
                  {one('confirm', row)} {one('decline', row)}
                </span>
              ),
            },
          ]
        : []
      : [{ key: 'outcome', title: t('confirming.decided'), width: 232, render: outcome }]),
  ];
}

/** The item that moved it with its points before and after, or what else did. */
function useCause(): (row: Proposal) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const points = (value: string | null) => (value ? formatNumber(Number(value), language, 'plain', 2) : '0');
  return ({ cause, item, level, direction }) => {
    if (cause === 'condition')
      return t(direction === 'up' ? 'tiers.simulate.cause.won' : 'tiers.simulate.cause.lost', { level: level ?? '—' });
    if (cause !== 'item' || !item) return t(`tiers.simulate.cause.${cause === 'item' ? 'levels' : cause}`, { level: level ?? '—' });
    // Both null: the points would tell a figure that the reader does not see.
    if (item.before === null && item.after === null) return item.name[language];
    return t('tiers.simulate.cause.item', { name: item.name[language], before: points(item.before), after: points(item.after) });
  };
}
