import type { DuplicatePair } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import {
  ActionProblem,
  EmptyState,
  Failure,
  morePages,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  UndoToast,
} from '../../kit/index.ts';
import './duplicates.css';
import { DUPLICATE_VIEWS } from './duplicates.search.ts';
import { MergeList } from './merge-list.tsx';
import { MergePanel } from './merge-panel.tsx';
import { PairList } from './pair-list.tsx';
import { SearchState } from './search-state.tsx';
import { useMerging } from './use-merging.ts';
import { useSearchFor } from './use-search.ts';

/** Customers and people that may be one, compared and merged; and what was merged, with its undo. */
export default function DuplicatesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/customers/duplicates' });
  const { view = 'accounts', first, second } = useSearch({ from: '/customers/duplicates' });
  const entity = view === 'contacts' ? 'contact' : 'account';
  const show = (pair?: DuplicatePair) =>
    void navigate({
      search: (before) => ({ ...before, first: pair?.first.id, second: pair?.second.id }),
      replace: true,
      resetScroll: false,
    });
  const merging = useMerging(() => show());
  const searched = view === 'accounts' || view === 'contacts';
  const searching = useSearchFor(entity, searched);
  const list = useInfiniteQuery({
    ...pagesOf(api.duplicates.list, { entity, dismissed: view === 'dismissed', limit: 50 }),
    enabled: view !== 'merges',
  });
  const pairs = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = pairs.find((pair) => pair.first.id === first && pair.second.id === second);
  const find = (
    <Button type={pairs.length === 0 ? 'primary' : 'default'} loading={searching.busy} onClick={searching.ask}>
      {t('merging.find')}
    </Button>
  );
  const answer =
    view === 'merges' ? (
      t('merging.answer.merges')
    ) : pairs.length === 0 ? (
      t('merging.answer.none')
    ) : (
      <RichText text={list.hasNextPage ? 'merging.answer.many' : 'merging.answer.pairs'} values={{ count: pairs.length }} />
    );
  const panel =
    first && second && view !== 'merges' ? (
      <MergePanel
        key={`${first}.${second}`}
        entity={entity}
        first={first}
        second={second}
        pair={open}
        merging={merging}
        onClose={() => {
          merging.forget();
          show();
        }}
      />
    ) : null;
  return (
    <PanelLayout size="script" panel={panel}>
      <PageHead
        title={t('merging.title')}
        eyebrow={t('merging.eyebrow')}
        answer={list.isPending && view !== 'merges' ? t('kit.state.loading') : answer}
        sub={t('merging.sub')}
        actions={view === 'merges' || (list.data && pairs.length === 0 && view !== 'dismissed') ? null : find}
      />
      <SegmentLinks
        label={t('merging.views')}
        current={view}
        segments={DUPLICATE_VIEWS.map((key) => ({
          key,
          label: t(`merging.view.${key}`),
          link: { to: '/customers/duplicates', search: { view: key === 'accounts' ? undefined : key } },
        }))}
      />
      {searched ? <SearchState searching={searching} /> : null}
      {panel === null ? <ActionProblem error={merging.error ?? searching.error} /> : null}
      {view === 'merges' ? <MergeList merging={merging} /> : null}
      {view !== 'merges' && list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {view !== 'merges' && list.data && pairs.length === 0 ? (
        <EmptyState
          title={t(searched && !searching.searchedAt ? 'merging.nothing.never' : `merging.nothing.${view}`)}
          action={view === 'dismissed' ? undefined : find}
        >
          {t(view === 'dismissed' ? 'merging.nothing.dismissedDetail' : 'merging.nothing.detail')}
        </EmptyState>
      ) : null}
      {view !== 'merges' && (list.isPending || pairs.length > 0) && !list.error ? (
        <PairList
          pairs={pairs}
          loading={list.isPending}
          open={open ? `${open.first.id}.${open.second.id}` : undefined}
          onOpen={show}
          {...morePages(list)}
        />
      ) : null}
      <UndoToast done={merging.undoable} onGone={merging.gone} />
    </PanelLayout>
  );
}
