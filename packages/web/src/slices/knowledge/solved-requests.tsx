import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { Failure, RelativeTime } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** The requests that an article solved, of those that the reader meets. */
export function SolvedRequests({ articleId }: { articleId: string }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const found = useInfiniteQuery({
    ...pagesOf(api.serviceRequests.solvedWith, { articleId, limit: 5 }),
    enabled: can('requests.read'),
  });
  if (!can('requests.read')) return null;
  const [first] = found.data?.pages ?? [];
  return (
    <section>
      <h2 className="lbl">{t('knowing.solved.title')}</h2>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <p className="note">
          {!first
            ? '…'
            : first.requests
              ? t('knowing.solved.count', { count: first.requests, customers: first.customers })
              : t('knowing.solved.none')}
        </p>
      )}
      <ul className="plainList">
        {found.data?.pages
          .flatMap((page) => page.items)
          .map(({ id, number, subject, accountName, solvedAt }) => (
            <li key={id}>
              <Link className="door" to="/service/requests/$requestId" params={{ requestId: id }}>
                #{number} {subject}
              </Link>{' '}
              <span className="note">
                {accountName} <RelativeTime value={solvedAt} />
              </span>
            </li>
          ))}
      </ul>
      {found.hasNextPage ? (
        <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('shell.more')}
        </Button>
      ) : null}
    </section>
  );
}
