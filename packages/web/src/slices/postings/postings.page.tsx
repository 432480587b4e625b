import { DownloadOutlined } from '@ant-design/icons';
import { POSTING_STATES, type Posting } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf, postingsUrl } from '../../api/index.ts';
import {
  BulkBar,
  EmptyState,
  Failure,
  morePages,
  PageHead,
  PanelLayout,
  ProblemNote,
  RichText,
  SegmentLinks,
  shownProblem,
} from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { EnterPanel } from './enter-panel.tsx';
import { GiftRulesPanel } from './gift-rules.tsx';
import { PostPanel } from './post-panel.tsx';
import { PostingTable } from './posting-table.tsx';
import type { PostingsSearch } from './postings.search.ts';
import { useMark } from './use-mark.ts';

const VIEWS = [...POSTING_STATES, 'all'] as const;

/** What plays have sent by post: what is to be posted, what is on its way, and what came of it. */
export default function PostingsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/strategy/postings' });
  const { state: view = 'to_post', panel } = useSearch({ from: '/strategy/postings' });
  const [selected, select] = useState<string[]>([]);
  const go = (search: Partial<PostingsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...search }), replace: true, resetScroll: false });
  const close = () => go({ panel: undefined });
  const state: Posting['state'] | undefined = view === 'all' ? undefined : view;
  const counts = useQuery(api.postings.counts.queryOptions({ input: {} })).data;
  const list = useInfiniteQuery(pagesOf(api.postings.list, { limit: 100, ...(state ? { state } : {}) }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = selected.filter((id) => rows.some((row) => row.id === id));
  const done = () => {
    select([]);
    close();
  };
  const mark = useMark(done);
  const marks = {
    to_post: ['posted'],
    posted: ['received', 'returned', 'to_post'],
    received: ['returned'],
    returned: ['to_post'],
  } as const;
  const may = can('tasks.write') && state !== undefined && state in marks;
  const actions = may ? marks[state as keyof typeof marks] : [];
  return (
    <PanelLayout
      panel={
        panel === 'post' && chosen.length ? (
          <PostPanel key={chosen.join()} ids={chosen} onClose={close} onDone={done} />
        ) : panel === 'enter' ? (
          <EnterPanel onClose={close} />
        ) : panel === 'gifts' ? (
          <GiftRulesPanel onClose={close} />
        ) : null
      }
    >
      <PageHead
        title={t('shell.page.postings')}
        eyebrow={t('shell.page.postings')}
        answer={
          counts ? (
            <RichText
              text={counts.to_post || counts.posted ? 'postings.answer' : 'postings.calm'}
              values={{ toPost: counts.to_post, posted: counts.posted }}
            />
          ) : (
            t('shell.page.postings')
          )
        }
        sub={t('postings.sub')}
        actions={
          <>
            <Button onClick={() => go({ panel: 'gifts' })}>{t('postings.gifts.title')}</Button>
            {can('exports.run') ? (
              <Button icon={<DownloadOutlined aria-hidden />} href={postingsUrl(state)} download>
                {t('postings.export')}
              </Button>
            ) : null}
            {can('tasks.write') ? (
              <Button type="primary" onClick={() => go({ panel: 'enter' })}>
                {t('postings.enter.title')}
              </Button>
            ) : null}
          </>
        }
      />
      <SegmentLinks
        label={t('postings.views')}
        current={view}
        segments={VIEWS.map((key) => ({
          key,
          label: key === 'all' ? t('postings.all') : `${t(`postings.stateOf.${key}`)}${counts ? ` ${counts[key]}` : ''}`,
          link: { to: '/strategy/postings', search: { state: key === 'to_post' ? undefined : key } },
        }))}
      />
      <ProblemNote problem={mark.error ? shownProblem(mark.error) : null} />
      {list.error ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data && rows.length === 0 ? (
        <EmptyState title={t('postings.none')}>{t('postings.noneDetail')}</EmptyState>
      ) : (
        <PostingTable rows={rows} loading={list.isPending} {...morePages(list)} selected={chosen} onSelect={may ? select : undefined} />
      )}
      <BulkBar
        summary={chosen.length ? t('postings.chosen', { count: chosen.length }) : null}
        onClear={() => select([])}
        actions={actions.map((to) => ({
          label: t(`postings.mark.${to}`),
          run: () => (to === 'posted' ? go({ panel: 'post' }) : mark.mutate({ ids: chosen, state: to })),
        }))}
      />
    </PanelLayout>
  );
}
