import type { SimulatedStages, StageMover } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { type Column, formatNumber, TableOrLines } from '../../../kit/index.ts';
import type { ShownStage } from './shown-stages.ts';
import type { StageCell } from './stage-matrix.tsx';
import { useGroundWords } from './use-ground-words.ts';

interface StageMoversProps {
  moves: SimulatedStages['moves'];
  movers: readonly StageMover[];
  stages: readonly ShownStage[];
  cell: StageCell | undefined;
  onCell: (cell: StageCell | undefined) => void;
}

/** The first of each move by name, each with what puts it there, and those that something keeps. */
export function StageMovers({ moves, movers, stages, cell, onCell }: StageMoversProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ground } = useGroundWords();
  const named = (id: string | null) =>
    id === null ? t('stageStudio.noStage') : (stages.find((one) => one.id === id)?.name[language] ?? id);
  const rows = movers.filter((one) => !cell || (one.from === cell.from && one.to === cell.to));
  const all = moves
    .filter(({ from, to }) => (cell ? from === cell.from && to === cell.to : true))
    .reduce((sum, one) => sum + (one.from === one.to ? one.kept : one.accounts), 0);
  const reason = (one: StageMover): string => {
    const words = ground({ stage: one.wanted ?? one.to, facts: one.facts, on: one.on });
    if (one.kept && one.wanted) {
      const kept = t(`stageStudio.keptFrom.${one.kept}`, { other: named(one.wanted) });
      return words ? t('stageStudio.both', { kept, words }) : kept;
    }
    return words ?? t(one.to === null ? 'stageStudio.noneHolds' : 'stageStudio.atStart');
  };
  const columns: Column<StageMover>[] = [
    {
      key: 'account',
      title: t('stageStudio.base.account'),
      always: true,
      render: (row) => (
        <Link to="/customers/$accountId" params={{ accountId: row.accountId }} search={{ panel: 'stage' }} className="door">
          {row.name}
        </Link>
      ),
    },
    {
      key: 'move',
      title: t('stageStudio.base.move'),
      render: (row) => (
        <span>
          {row.from === row.to ? (
            named(row.from)
          ) : (
            <>
              {named(row.from)} <span aria-hidden>→</span> {named(row.to)}
            </>
          )}
        </span>
      ),
    },
    {
      key: 'reason',
      title: t('stageStudio.base.reason'),
      render: (row) => (row.productName ? `${row.productName} · ${reason(row)}` : reason(row)),
    },
  ];
  return (
    <section className="tierSection">
      <div className="row wrap">
        <h2 className="section grow">{t('stageStudio.base.movers')}</h2>
        {cell ? (
          <Button size="small" onClick={() => onCell(undefined)}>
            {t('stageStudio.base.all', { from: named(cell.from), to: named(cell.to) })}
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="note">{t('stageStudio.base.nobody')}</p>
      ) : (
        <>
          <TableOrLines
            label={t('stageStudio.base.movers')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.accountId}
            loading={false}
            more={false}
            onEndReached={nothingMore}
            line={(_, part) => ({ head: part('account'), note: [part('move'), part('reason')] })}
          />
          {all > rows.length ? (
            <p className="note">
              {t('stageStudio.base.first', { shown: formatNumber(rows.length, language), all: formatNumber(all, language) })}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}
const nothingMore = (): void => {};
