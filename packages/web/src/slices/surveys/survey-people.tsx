import type { NotAsked } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';

/** Who would be asked today, or who is not for a reason. */
export function SurveyPeople({ id, reason }: { id: string; reason: NotAsked | undefined }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.surveys.people, { id, reason, limit: 20 }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={3} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <p className="note">{t('surveying.preview.notYours')}</p>;
  return (
    <>
      <ul className="plainList surveyPeople">
        {rows.map((row) => (
          <li key={row.contactId}>
            {row.contactName}
            {' · '}
            <Link className="door" to="/customers/$accountId" params={{ accountId: row.accountId }}>
              {row.accountName}
            </Link>
            {reason ? null : <span className="note"> · {t(`surveying.asksBy.${row.way}`)}</span>}
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button type="link" size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('records.more')}
        </Button>
      ) : null}
    </>
  );
}
