import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { Failure, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';

/** Customers that an item concerns, and by what. */
export function ConcernedList({ id }: { id: string }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.watch.accounts, { id, limit: 20 }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={3} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <ul className="plainList">
        {rows.map(({ accountId, accountName, ownerName, byProduct, bySegment }) => (
          <li key={accountId}>
            <Link className="door" to="/customers/$accountId" params={{ accountId }}>
              {accountName}
            </Link>
            <span className="note">
              {[' ', ownerName, byProduct ? t('watching.byProduct') : null, bySegment ? t('watching.bySegment') : null]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <LoadMore count={rows.length} {...morePages(found)} />
    </>
  );
}
