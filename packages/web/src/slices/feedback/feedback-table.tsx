import type { FeedbackItem } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatDate, formatNumber, Money, morePages, TableOrLines } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { SeverityMark } from '../requests/severity-mark.tsx';
import type { FeedbackView } from './feedback.search.ts';

interface FeedbackTableProps {
  view: Exclude<FeedbackView, 'board'>;
  /** A panel stands beside it. */
  narrow: boolean;
}

/** What is open by its rank; what is delivered or ended, the latest first. */
export function FeedbackTable({ view, narrow }: FeedbackTableProps) {
  const { t } = useTranslation();
  const { asOf } = useDay();
  const columns = useColumns(view === 'open');
  const found = useInfiniteQuery(pagesOf(api.feedback.list, { view, asOf, limit: 50 }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && !rows.length) return <EmptyState title={t('roadmap.nothing')}>{t('roadmap.nothingDetail')}</EmptyState>;
  return (
    <TableOrLines
      label={t(`roadmap.view.${view}`)}
      list={view === 'open' ? 'feedback' : 'feedbackEnded'}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={found.isPending}
      narrow={narrow}
      keyboard
      {...morePages(found)}
      line={(row, cell) => ({
        head: cell('item'),
        side: cell(view === 'open' ? 'score' : 'since'),
        note: [cell('state'), row.productName, `${t('roadmap.column.customers')} ${row.customers}`].filter(Boolean),
      })}
    />
  );
}

/** What is open has a place and a score; what ended, the day. */
function useColumns(isOpen: boolean): Column<FeedbackItem>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = (key: 'place' | 'item' | 'state' | 'route' | 'customers' | 'revenue' | 'target' | 'score' | 'since') =>
    t(`roadmap.column.${key}`);
  const target = ({ targetRelease, targetOn }: FeedbackItem) =>
    [targetRelease, targetOn ? formatDate(targetOn, language) : null].filter(Boolean).join(' · ') || '—';
  const place: Column<FeedbackItem> = {
    ...{ key: 'place', title: title('place'), width: 64, align: 'right' },
    render: (row) => (row.place === null ? '—' : formatNumber(row.place, language)),
  };
  const last: Column<FeedbackItem> = isOpen
    ? {
        ...{ key: 'score', title: title('score'), width: 80, align: 'right' },
        render: (row) => (row.score === null ? '—' : formatNumber(Number(row.score), language, 'plain', 1)),
      }
    : { key: 'since', title: title('since'), width: 120, render: (row) => formatDate(row.stateSince, language) };
  return [
    ...(isOpen ? [place] : []),
    { key: 'item', title: title('item'), always: true, render: (row) => <Item row={row} /> },
    { key: 'severity', title: t('roadmap.severity'), width: 88, render: (row) => <SeverityMark severity={row.severity} /> },
    { key: 'product', title: t('roadmap.product'), width: 144, render: (row) => row.productName ?? '—' },
    { key: 'state', title: title('state'), width: 104, render: (row) => <span className="tag">{t(`roadmap.state.${row.state}`)}</span> },
    {
      ...{ key: 'route', title: title('route'), width: 104 },
      render: (row) => (row.route ? t(`roadmap.route.${row.route}`) : <span className="ink3">{t('roadmap.untriaged')}</span>),
    },
    { key: 'customers', title: title('customers'), width: 80, align: 'right', render: (row) => formatNumber(row.customers, language) },
    { key: 'revenue', title: title('revenue'), width: 144, align: 'right', render: (row) => <Money amount={row.revenue} /> },
    { key: 'target', title: title('target'), width: 144, render: target },
    last,
  ];
}

function Item({ row: { id, number, title, strategic } }: { row: FeedbackItem }) {
  const { t } = useTranslation();
  return (
    <>
      <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: id }}>
        <span className="num">#{number}</span> {title}
      </Link>
      {strategic ? <span className="tag"> {t('roadmap.strategic')}</span> : null}
    </>
  );
}
