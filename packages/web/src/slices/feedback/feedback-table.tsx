import type { FeedbackItem } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatNumber, LoadMore, Money, morePages, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { SeverityMark } from '../requests/severity-mark.tsx';
import type { FeedbackView } from './feedback.search.ts';

const OPEN_COLUMNS = ['place', 'item', 'state', 'route', 'customers', 'revenue', 'target', 'score'] as const;
const OTHER_COLUMNS = ['item', 'state', 'route', 'customers', 'revenue', 'target', 'since'] as const;
type ColumnId = (typeof OPEN_COLUMNS)[number] | (typeof OTHER_COLUMNS)[number];
const NUMBERS: readonly ColumnId[] = ['place', 'customers', 'revenue', 'score'];

/** What is open by its rank; what is delivered or ended, the latest first. */
export function FeedbackTable({ view }: { view: Exclude<FeedbackView, 'board'> }) {
  const { t } = useTranslation();
  const { asOf } = useDay();
  const found = useInfiniteQuery(
    api.feedback.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ view, asOf, limit: 50, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={8} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <EmptyState title={t('roadmap.nothing')}>{t('roadmap.nothingDetail')}</EmptyState>;
  const columns: readonly ColumnId[] = view === 'open' ? OPEN_COLUMNS : OTHER_COLUMNS;
  return (
    <div className="cards">
      <table className="plainTable recordTable" aria-label={t(`roadmap.view.${view}`)}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={NUMBERS.includes(column) ? 'right' : undefined}>
                {t(`roadmap.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column} data-label={t(`roadmap.column.${column}`)} className={NUMBERS.includes(column) ? 'num right' : undefined}>
                  <Cell column={column} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <LoadMore count={rows.length} {...morePages(found)} />
    </div>
  );
}

function Cell({ column, row }: { column: ColumnId; row: FeedbackItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (column) {
    case 'place':
      return row.place === null ? '—' : formatNumber(row.place, language);
    case 'item':
      return (
        <>
          <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: row.id }}>
            <span className="num">#{row.number}</span> {row.title}
          </Link>
          <span className="note row wrap">
            <SeverityMark severity={row.severity} />
            {row.productName}
            {row.strategic ? <span className="tag">{t('roadmap.strategic')}</span> : null}
          </span>
        </>
      );
    case 'state':
      return <span className="tag">{t(`roadmap.state.${row.state}`)}</span>;
    case 'route':
      return row.route ? t(`roadmap.route.${row.route}`) : <span className="ink3">{t('roadmap.untriaged')}</span>;
    case 'customers':
      return formatNumber(row.customers, language);
    case 'revenue':
      return <Money amount={row.revenue} />;
    case 'target':
      return [row.targetRelease, row.targetOn ? formatDate(row.targetOn, language) : null].filter(Boolean).join(' · ') || '—';
    case 'score':
      return row.score === null ? '—' : formatNumber(Number(row.score), language, 'plain', 1);
    case 'since':
      return formatDate(row.stateSince, language);
  }
}
