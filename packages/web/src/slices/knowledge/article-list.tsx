import { ARTICLE_KIND_NAMES, type ArticleKind, type ArticleLine } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatDate, morePages, RelativeTime, TableOrLines } from '../../kit/index.ts';
import type { KNOWLEDGE_VIEWS } from './knowledge.search.ts';

/** Articles of a view, the last changed first. */
export function ArticleList({ view, kind }: { view: (typeof KNOWLEDGE_VIEWS)[number]; kind?: ArticleKind | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.articles.list, { view, limit: 50, ...(kind ? { kind } : {}) }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const textOf = (row: ArticleLine) =>
    row.texts.find((text) => text.language === language && (view === 'published' ? text.read : true)) ?? row.texts[0];
  const name = (row: ArticleLine) => {
    const text = textOf(row);
    return (
      <Link
        to="/service/knowledge/$articleId"
        params={{ articleId: row.id }}
        search={{ language: text?.language, ...(view === 'draft' ? { view: 'write' as const } : {}) }}
        className="door"
      >
        {text?.title}
      </Link>
    );
  };
  const states = (row: ArticleLine) => {
    const told = row.texts.flatMap(({ language: of, read, written }) =>
      [read, written]
        .filter((state) => state !== null)
        .map((state) => ({ of: t(`knowing.language.${of}`), state: t(`knowing.state.${state}`) })),
    );
    return [...Map.groupBy(told, ({ state }) => state)].map(
      ([state, texts]) => `${texts.map(({ of }) => of).join(t('measures.op.comma'))} ${state}`,
    );
  };
  const columns: Column<ArticleLine>[] = [
    { key: 'title', title: t('knowing.title'), always: true, render: name },
    { key: 'state', title: t('knowing.stateTitle'), width: 152, render: (row) => states(row).join(t('measures.op.comma')) },
    { key: 'product', title: t('knowing.facet.product'), width: 120, render: (row) => row.productName ?? '—' },
    {
      key: 'kind',
      title: t('knowing.kind'),
      width: 96,
      render: (row) => (row.kind === 'other' ? '—' : ARTICLE_KIND_NAMES[row.kind][language]),
    },
    { key: 'audience', title: t('knowing.facet.audience'), width: 96, render: (row) => t(`knowing.audience.${row.audience}`) },
    { key: 'owner', title: t('knowing.owner'), width: 88, render: (row) => row.ownerName ?? '—' },
    { key: 'useful', title: t('knowing.useful'), width: 88, align: 'right', render: (row) => usefulness(row) },
    { key: 'review', title: t('knowing.reviewOn'), width: 112, render: (row) => (row.reviewOn ? formatDate(row.reviewOn, language) : '—') },
    { key: 'changed', title: t('knowing.changed'), width: 96, render: (row) => <RelativeTime value={row.changedAt} /> },
  ];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && rows.length === 0)
    return <EmptyState title={t(kind ? 'knowing.nothing.kind' : `knowing.nothing.${view}`)}>{t('knowing.nothing.detail')}</EmptyState>;
  return (
    <TableOrLines
      label={t('shell.page.knowledge')}
      list="articles"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={found.isPending}
      keyboard
      {...morePages(found)}
      line={(row, cell) => ({ head: name(row), side: cell('audience'), note: [cell('state'), row.productName, cell('changed')] })}
    />
  );
}
const usefulness = ({ useful, useless }: ArticleLine): string => (useful + useless ? `${useful} / ${useful + useless}` : '—');
