import type { Period } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, DataTable, EmptyState, Failure, formatDate, Money, PageHead, PanelLayout, RichText } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ClosingDay } from './closing-day.tsx';
import { PeriodPanel } from './period-panel.tsx';
import { expectedFrom, PeriodMark, type PeriodState, stateOf } from './period-state.tsx';
import './periods.css';

/** Months with their figures side by side: which are closed, which should be, and whether anything moved since. */
export default function PeriodsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/insights/periods' });
  const { month } = useSearch({ from: '/insights/periods' });
  const today = useMe()?.today ?? '';
  const found = useQuery(api.periods.list.queryOptions({ input: {} }));
  const rows = found.data?.items ?? [];
  const open = rows.find((row) => row.month === month);
  const show = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, month: next }), replace: true, resetScroll: false });
  const from = expectedFrom(rows, today);
  const columns = useColumns(rows, (row) => stateOf(row, today, from));
  return (
    <>
      <PageHead
        title={t('shell.page.periods')}
        eyebrow={t('closing.eyebrow')}
        answer={
          found.data ? (
            <Answer rows={rows} due={rows.filter((row) => stateOf(row, today, from) === 'due').length} />
          ) : (
            t('shell.page.periods')
          )
        }
        sub={t('closing.sub')}
        actions={found.data && can('periods.close') ? <ClosingDay day={found.data.closingDay} /> : null}
      />
      <PanelLayout
        panel={
          open ? <PeriodPanel key={open.month} period={open} state={stateOf(open, today, from)} onClose={() => show(undefined)} /> : null
        }
      >
        {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data && rows.length === 0 ? <EmptyState title={t('closing.none')}>{t('closing.noneDetail')}</EmptyState> : null}
        {found.isPending || rows.length > 0 ? (
          <div className="periodList">
            <DataTable
              label={t('shell.page.periods')}
              list="periods"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.month}
              loading={found.isPending}
              openKey={month}
              onOpen={(row) => show(row.month)}
              keyboard
            />
          </div>
        ) : null}
      </PanelLayout>
    </>
  );
}

function Answer({ rows, due }: { rows: Period[]; due: number }) {
  const last = rows.find((row) => row.state === 'closed')?.month;
  if (due > 0) return <RichText text="closing.answerDue" values={{ count: due }} />;
  return last ? <RichText text="closing.answerDone" values={{ month: last }} /> : <RichText text="closing.answerNone" />;
}

const FIGURES = ['ordered', 'signed', 'received', 'recognised'] as const;

/** Figures that nothing is kept for yet have no column. */
function useColumns(rows: Period[], stateOfRow: (row: Period) => PeriodState): Column<Period>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const amount = (value: string | null | undefined) =>
    value === null || value === undefined ? <span className="ink3">—</span> : <Money amount={value} currency={currency} />;
  const right = 'right' as const;
  const kept = FIGURES.filter((figure) => figure === 'ordered' || rows.some((row) => row.now[figure] !== null));
  return [
    { key: 'month', title: t('closing.month'), width: 96, always: true, render: (row) => <span className="strong num">{row.month}</span> },
    { key: 'state', title: t('closing.state'), width: 112, always: true, render: (row) => <PeriodMark state={stateOfRow(row)} /> },
    ...kept.map((figure) => ({
      key: figure,
      title: t(`closing.figure.${figure}`),
      width: 120,
      align: right,
      render: (row: Period) => amount(row.now[figure]),
    })),
    { key: 'frozen', title: t('closing.frozen'), width: 120, align: right, render: (row) => amount(row.frozen?.ordered) },
    { key: 'difference', title: t('closing.difference'), width: 120, align: right, render: (row) => <Difference period={row} /> },
    {
      key: 'who',
      title: t('closing.who'),
      render: (row) => (
        <span className="ellip block ink2">
          {row.closedAt ? `${row.closedBy ?? t('closing.nobody')} · ${formatDate(row.closedAt, language, { style: 'minute' })}` : ''}
        </span>
      ),
    },
  ];
}

function Difference({ period }: { period: Period }) {
  const { t } = useTranslation();
  if (!period.frozen) return <span className="ink3">—</span>;
  if (period.differing === 0) return <span className="ink3">{t('closing.same')}</span>;
  return <span className="strong">{t('closing.accountsDiffer', { count: period.differing })}</span>;
}
