import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatNumber, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';

const COLUMNS = ['when', 'course', 'mode', 'signed', 'waiting'] as const;

/** Sessions ahead, by when they begin. */
export function SessionTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(
    api.trainingSessions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ view: 'ahead' as const, limit: 50, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <EmptyState title={t('training.noSessions')}>{t('training.noSessionsDetail')}</EmptyState>;
  return (
    <div className="cards">
      <table className="plainTable recordTable" aria-label={t('training.view.sessions')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`training.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label={t('training.column.when')}>
                <Link className="door" to="/customers/training" search={{ view: 'sessions', session: row.id }}>
                  {formatDate(row.startsAt, language, { style: 'minute', weekday: true })}
                </Link>
                {row.cancelledAt ? <span className="tag">{t('training.cancelledMark')}</span> : null}
              </td>
              <td data-label={t('training.column.course')}>
                {row.courseTitle[language]}
                <span className="note block">{[row.place, row.trainerName].filter(Boolean).join(' · ')}</span>
              </td>
              <td data-label={t('training.column.mode')}>{t(`training.mode.${row.mode}`)}</td>
              <td data-label={t('training.column.signed')} className="num">
                {row.capacity === null ? formatNumber(row.signed, language) : `${row.signed} / ${row.capacity}`}
              </td>
              <td data-label={t('training.column.waiting')} className="num">
                {formatNumber(row.waiting, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LoadMore count={rows.length} {...morePages(found)} />
    </div>
  );
}
