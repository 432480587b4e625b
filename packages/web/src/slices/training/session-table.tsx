import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatNumber, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';

const COLUMNS = ['when', 'course', 'mode', 'signed', 'waiting'] as const;

/** Sessions ahead by when they begin, or those past, the latest first. */
export function SessionTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { past = false } = useSearch({ from: '/customers/training' });
  const found = useInfiniteQuery(
    api.trainingSessions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ view: past ? ('past' as const) : ('ahead' as const), limit: 50, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="cards">
      <p className="row gapsSwitch">
        <Switch
          id="past-sessions"
          checked={past}
          onChange={(on) => void navigate({ to: '/customers/training', search: { view: 'sessions', past: on || undefined } })}
        />
        <label htmlFor="past-sessions">{t('training.pastSessions')}</label>
      </p>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data && !rows.length ? <EmptyState title={t('training.noSessions')}>{t('training.noSessionsDetail')}</EmptyState> : null}
      {rows.length ? (
        <>
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
                    <Link className="door" to="/customers/training" search={{ view: 'sessions', session: row.id, past: past || undefined }}>
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
        </>
      ) : null}
    </div>
  );
}
