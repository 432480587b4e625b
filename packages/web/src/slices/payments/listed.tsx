import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';

interface Pages<Row> {
  rows: Row[] | undefined;
  isPending: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

/** Pages of something: on their way, failed, none, or there with more to come. */
export function Listed<Row>({ found, empty, children }: { found: Pages<Row>; empty: ReactNode; children: (rows: Row[]) => ReactNode }) {
  const { t } = useTranslation();
  if (found.isPending) return <SkeletonRows rows={3} />;
  if (!found.rows) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.rows.length === 0) return <p className="note hairTop emptyNote">{empty}</p>;
  return (
    <>
      {children(found.rows)}
      {found.hasNextPage ? (
        <Button size="small" type="link" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('owed.more')}
        </Button>
      ) : null}
    </>
  );
}
