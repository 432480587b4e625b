import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';
import { useGaps } from './gaps-switch.tsx';

/** Of each of ours, what their role asks for and what is missing. */
export function StaffCoverageList() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [gaps, filter] = useGaps();
  const found = useInfiniteQuery(
    api.trainingCoverage.staff.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, gaps, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {filter}
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data && !rows.length ? <EmptyState title={t('training.noGaps')}>{t('training.noGapsDetail')}</EmptyState> : null}
      <ul className="plainList courseList">
        {rows.map(({ userId, name, expected, learned, missing }) => (
          <li key={userId}>
            <div className="row">
              <span className="grow strong">{name}</span>
              <span className="num">
                {learned} / {expected}
              </span>
            </div>
            {missing.length ? (
              <p className="note">
                {t('training.column.missing')}:{' '}
                {missing.map((one) => `${one.courseTitle[language]} (${t(`training.learned.${one.state}`)})`).join(' · ')}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {rows.length ? <LoadMore count={rows.length} {...morePages(found)} /> : null}
    </>
  );
}
