import { NO_LEVEL, type SimulatedMove, type SimulationResult } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatNumber, Money, morePages, TableOrLines, TierChip } from '../../kit/index.ts';
import type { Cell } from './simulation-matrix.tsx';

interface SimulationMovesProps {
  simulationId: string;
  result: SimulationResult;
  cell: Cell | undefined;
  onCell: (cell: Cell | undefined) => void;
  onAccount: (id: string) => void;
  /** Too narrow for a table: its reasons would be cut. */
  narrow?: boolean;
}

/** Who moves, the largest amount first, each with the item that moved it; its name leads to the explanation of its level now. */
export function SimulationMoves({ simulationId, result, cell, onCell, onAccount, narrow = false }: SimulationMovesProps) {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const reason = useReason(result);
  const asked = (level: string | null) => level ?? NO_LEVEL;
  const found = useInfiniteQuery(
    pagesOf(api.simulations.moves, {
      id: simulationId,
      limit: 50,
      ...(cell ? { from: asked(cell.from), to: asked(cell.to) } : {}),
    }),
  );
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const chip = (id: string | null) => {
    if (id === null) return <span className="ink3">{t('tiers.none')}</span>;
    const position = result.levels.findIndex((level) => level.id === id);
    return <TierChip letter={id} position={position} levels={result.levels.length} />;
  };
  const move = (row: SimulatedMove) => (
    <span className="nowrap simulatedMove">
      {chip(row.from)} <span aria-hidden>→</span> {chip(row.to)}
    </span>
  );
  const account = (row: SimulatedMove) => (
    <Button type="link" className="plainLink" onClick={() => onAccount(row.accountId)}>
      {row.name}
    </Button>
  );
  const columns: Column<SimulatedMove>[] = [
    { key: 'account', title: t('tiers.simulate.account'), always: true, render: account },
    { key: 'move', title: t('tiers.simulate.move'), width: 136, render: move },
    { key: 'reason', title: t('tiers.simulate.reason'), render: reason },
    {
      key: 'amount',
      title: t('tiers.simulate.amount'),
      width: 136,
      align: 'right',
      render: (row) => <Money amount={row.amount} currency={currency} />,
    },
  ];
  const pages = morePages(found);
  return (
    <section className="tierSection">
      <div className="row wrap">
        <h2 className="section grow">{t('tiers.simulate.movers')}</h2>
        {cell ? (
          <Button size="small" onClick={() => onCell(undefined)}>
            {t('tiers.simulate.all', { from: cell.from ?? t('tiers.none'), to: cell.to ?? t('tiers.none') })}
          </Button>
        ) : null}
      </div>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t('tiers.simulate.nobody')}>{t('tiers.simulate.nobodyDetail')}</EmptyState>
      ) : (
        <TableOrLines
          narrow={narrow}
          label={t('tiers.simulate.movers')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.accountId}
          loading={found.isPending}
          {...pages}
          line={(_, cell) => ({ head: cell('account'), side: cell('move'), note: [cell('reason'), cell('amount')] })}
        />
      )}
    </section>
  );
}

/** The item that moved an account with its points before and after, or what else did. */
function useReason({ items }: SimulationResult): (move: SimulatedMove) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const points = (value: string | null | undefined) => (value ? formatNumber(Number(value), language, 'plain', 2) : '0');
  return ({ cause, item, level, direction, points: all }) => {
    if (cause === 'condition')
      return t(direction === 'up' ? 'tiers.simulate.cause.won' : 'tiers.simulate.cause.lost', { level: level ?? '—' });
    if (cause !== 'item') return t(`tiers.simulate.cause.${cause}`, { level: level ?? '—' });
    const name = items.find(({ id }) => id === item)?.name[language] ?? item ?? '';
    const told = all.find(({ id }) => id === item);
    // Both null: the points would tell a figure that the reader does not see.
    if (!told || (told.before === null && told.after === null)) return name;
    return t('tiers.simulate.cause.item', { name, before: points(told.before), after: points(told.after) });
  };
}
