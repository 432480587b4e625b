import type { PortalArticleLine } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { EmptyState, Failure, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';

const LATEST = 5;

/** For who does not know yet what to ask: the categories, and what is new. Without articles there is nothing to say. */
export function WhatThereIs() {
  const { t } = useTranslation();
  const categories = useQuery(api.portalHelp.categories.queryOptions({ input: {}, staleTime: 300_000 }));
  const latest = useQuery(api.portalHelp.list.queryOptions({ input: { limit: LATEST }, staleTime: 300_000 }));
  if (latest.error) return <Failure level={2} error={latest.error} onRetry={() => void latest.refetch()} />;
  if (latest.isPending) return <SkeletonRows rows={LATEST} />;
  if (!latest.data.items.length) return null;
  return (
    <>
      {categories.data?.items.length ? (
        <section className="portalLeaf" aria-labelledby="categories">
          <h2 className="section" id="categories">
            {t('portal.home.categories')}
          </h2>
          <ul className="portalCategories">
            {categories.data.items.map(({ name, articles }) => (
              <li key={name}>
                <Link to="/portal" search={{ category: name }}>
                  {name} <span className="note">{t('portal.home.articles', { count: articles })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="portalLeaf" aria-labelledby="latest">
        <h2 className="section" id="latest">
          {t('portal.home.latest')}
        </h2>
        <Lines items={latest.data.items} />
        {latest.data.nextCursor ? (
          <p>
            <Link className="door" to="/portal" search={{ all: true }}>
              {t('portal.home.allArticles')}
            </Link>
          </p>
        ) : null}
      </section>
    </>
  );
}

/** The articles of a category, or all, page by page. */
export function ArticlesOf({ category }: { category: string | undefined }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.portalHelp.list, { limit: 20, ...(category ? { category } : {}) }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="portalLeaf">
      <p className="portalBack">
        <Link className="door" to="/portal">
          {t('portal.article.back')}
        </Link>
      </p>
      <h2 className="section">{category ?? t('portal.home.allArticles')}</h2>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data && !items.length ? <EmptyState title={t('portal.home.noArticles')}>{t('portal.home.noneDetail')}</EmptyState> : null}
      <Lines items={items} />
      {items.length > 0 ? <LoadMore count={items.length} {...morePages(found)} /> : null}
    </section>
  );
}

function Lines({ items }: { items: readonly PortalArticleLine[] }) {
  return (
    <ul className="portalList">
      {items.map(({ id, language, title, productName }) => (
        <li key={id} lang={language}>
          <Link className="portalLine" to="/portal/articles/$articleId" params={{ articleId: id }} search={{ language }}>
            {title}
          </Link>
          {productName ? <p className="note">{productName}</p> : null}
        </li>
      ))}
    </ul>
  );
}
