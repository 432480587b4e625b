import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf } from '../../api/index.ts';
import {
  ActionProblem,
  EmptyState,
  Failure,
  LoadMore,
  morePages,
  PageHead,
  RichText,
  SegmentLinks,
  SkeletonRows,
} from '../../kit/index.ts';
import { NotificationItem } from './notification-item.tsx';
import './notifications.css';

const VIEWS = ['unread', 'all'] as const;

/** What the reader was told: by default what they have not read yet. */
export default function NotificationsPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { view = 'unread' } = useSearch({ from: '/notifications' });
  const list = useInfiniteQuery(pagesOf(api.notifications.list, { limit: 50, unread: view === 'unread' ? true : undefined }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = items.filter(({ readAt }) => !readAt).length;
  const reload = () => queries.invalidateQueries({ queryKey: api.notifications.key() });
  const read = useMutation({ mutationFn: (id: string) => client.notifications.read({ id }), onSuccess: reload });
  // What came since this list was fetched stays unread.
  const readAll = useMutation({ mutationFn: () => client.notifications.readAll({ upTo: items[0]?.id }), onSuccess: reload });
  const answer = unread > 0 ? <RichText text="notifying.answer" values={{ count: unread }} /> : t('notifying.nothingNew');
  return (
    <>
      <PageHead
        title={t('shell.page.notifications')}
        eyebrow={t('shell.page.notifications')}
        answer={answer}
        sub={
          <Link to="/me" hash="notifications">
            {t('notifying.toPreferences')}
          </Link>
        }
      />
      <div className="toldBar">
        <SegmentLinks
          label={t('notifying.views')}
          current={view}
          segments={VIEWS.map((key) => ({
            key,
            label: t(`notifying.view.${key}`),
            link: { to: '/notifications', search: { view: key === 'unread' ? undefined : key } },
          }))}
        />
        {unread > 0 ? (
          <Button loading={readAll.isPending} onClick={() => readAll.mutate()}>
            {t('notifying.readAll')}
          </Button>
        ) : null}
      </div>
      <ActionProblem error={read.error ?? readAll.error} />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data && items.length === 0 ? <EmptyState title={t(`notifying.none.${view}`)}>{t('notifying.noneDetail')}</EmptyState> : null}
      <ul className="toldList">
        {items.map((item) => (
          <NotificationItem key={item.id} item={item} onRead={(id) => read.mutate(id)} />
        ))}
      </ul>
      {items.length > 0 ? <LoadMore count={items.length} {...morePages(list)} /> : null}
    </>
  );
}
