import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatNumber, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';

const COLUMNS = ['course', 'audience', 'state', 'sessions', 'attended', 'certified'] as const;

/** All courses, by code. */
export function CourseTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(
    api.courses.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <EmptyState title={t('training.nothing')}>{t('training.nothingDetail')}</EmptyState>;
  return (
    <div className="cards">
      <table className="plainTable recordTable" aria-label={t('shell.page.training')}>
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
              <td data-label={t('training.column.course')}>
                <Link className="door" to="/customers/training" search={{ course: row.id }}>
                  {row.title[language]}
                </Link>
                <span className="note block">{[row.code, row.productName].filter(Boolean).join(' · ')}</span>
              </td>
              <td data-label={t('training.column.audience')}>{t(`training.audience.${row.audience}`)}</td>
              <td data-label={t('training.column.state')}>
                <span className="tag">{t(`training.state.${row.state}`)}</span>
              </td>
              {(['sessions', 'attended', 'certified'] as const).map((column) => (
                <td key={column} data-label={t(`training.column.${column}`)} className="num">
                  {column === 'certified' && !row.withExam ? '—' : formatNumber(row[column], language)}
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
