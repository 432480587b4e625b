import { CloseOutlined } from '@ant-design/icons';
import type { Segment } from '@fulcrum/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { AddMembers } from './add-members.tsx';

/** Who is on a fixed list, since when and until when. */
export function SegmentMembers({ segment }: { segment: Segment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { asOf } = useDay();
  const found = useInfiniteQuery(pagesOf(api.segments.members, { id: segment.id, asOf, limit: 50 }));
  const refresh = () => queries.invalidateQueries({ queryKey: api.segments.key() });
  const remove = useMutation({
    mutationFn: (accountId: string) => client.segments.removeMembers({ id: segment.id, ids: [accountId] }),
    onSuccess: refresh,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t('segment.members.title')}>
      <h3 className="section">{t('segment.members.title')}</h3>
      {segment.mayEdit ? <AddMembers segment={segment} onAdded={refresh} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {!found.isPending && rows.length === 0 ? <p className="note hairTop emptyNote">{t('segment.members.none')}</p> : null}
      <ul className="memberList">
        {rows.map((row) => (
          <li key={row.accountId}>
            <Link to="/customers/$accountId" params={{ accountId: row.accountId }} className="ellip grow">
              {row.name}
            </Link>
            <span className="note nowrap">
              {row.until
                ? t('segment.members.between', { from: formatDate(row.since, language), to: formatDate(row.until, language) })
                : t('segment.members.since', { from: formatDate(row.since, language) })}
            </span>
            <span className="note nowrap">{t(row.subscribed ? 'segment.members.subscribed' : 'segment.members.open')}</span>
            {segment.mayEdit ? (
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('segment.members.remove', { name: row.name })}
                onClick={() => remove.mutate(row.accountId)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
      <ActionProblem error={remove.error} />
    </section>
  );
}
