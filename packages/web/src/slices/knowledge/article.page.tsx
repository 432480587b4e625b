import type { Article, ArticleText } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, EmptyState, Failure, formatDate, PageHead, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { ArticleActs } from './article-acts.tsx';
import { ArticleBody } from './article-body.tsx';
import { ArticleSide } from './article-side.tsx';
import { Versions } from './versions.tsx';
import { WriteArticle } from './write-article.tsx';
import './knowledge.css';

/** What does this article say, and does it still hold? */
export default function ArticlePage() {
  const { articleId } = useParams({ from: '/service/knowledge/$articleId' });
  const found = useQuery(api.articles.get.queryOptions({ input: { id: articleId } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  return <Shown article={found.data} />;
}

const isRead = ({ state }: ArticleText): boolean => state === 'published' || state === 'outdated';

function Shown({ article }: { article: Article }) {
  const { t } = useTranslation();
  const shown = useLanguage();
  const search = useSearch({ from: '/service/knowledge/$articleId' });
  const first = article.contents.find((text) => text.language === shown) ?? article.contents[0];
  const { language = first?.language ?? shown, view = 'read' } = search;
  const own = article.contents.filter((text) => text.language === language);
  const [read, written] = [own.find(isRead), own.find((text) => !isRead(text))];
  const text = read ?? written;
  const link = (more: object) => ({
    to: '/service/knowledge/$articleId' as const,
    params: { articleId: article.id },
    search: { language, ...more },
  });
  return (
    <>
      <PageHead
        title={text?.title ?? t('shell.page.knowledge')}
        eyebrow={[t('shell.page.knowledge'), article.productName, article.category].filter(Boolean).join(' · ')}
        answer={text?.title ?? t('knowing.noText')}
        sub={text ? <Standing article={article} text={text} /> : undefined}
        actions={
          article.mayWrite && view === 'read' ? (
            <ArticleActs article={article} read={read} written={written} language={language} />
          ) : undefined
        }
      />
      {article.mayWrite ? (
        <SegmentLinks
          label={t('knowing.page.label')}
          current={view}
          segments={(['read', 'write', 'versions'] as const).map((key) => ({
            key,
            label: t(`knowing.page.${key}`),
            link: link({ view: key === 'read' ? undefined : key }),
          }))}
        />
      ) : null}
      <SegmentLinks
        label={t('knowing.facet.language')}
        current={language}
        segments={(['zh', 'en'] as const).map((key) => ({
          key,
          label: t(`knowing.language.${key}`),
          link: { ...link({}), search: { language: key, view: search.view } },
        }))}
      />
      {view === 'write' && article.mayWrite ? (
        <WriteArticle
          key={`${language}${written?.revision ?? 0}`}
          article={article}
          language={language}
          from={written ?? read}
          written={written}
        />
      ) : view === 'versions' && article.mayWrite ? (
        <Versions article={article} language={language} />
      ) : (
        <div className="articleGrid">
          {text ? (
            <ArticleBody text={text} />
          ) : (
            <EmptyState
              title={t('knowing.noText')}
              action={article.mayWrite ? <ButtonLink {...link({ view: 'write' })}>{t('knowing.page.write')}</ButtonLink> : undefined}
            >
              {t('knowing.noTextDetail')}
            </EmptyState>
          )}
          <ArticleSide article={article} read={read} language={language} />
        </div>
      )}
    </>
  );
}

function Standing({ article, text }: { article: Article; text: ArticleText }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    t(`knowing.state.${text.state === 'replaced' ? 'draft' : text.state}`),
    article.due && text.state === 'published' ? t('knowing.due') : null,
    t('knowing.versionOf', { version: text.version }),
    text.publishedAt ? t('knowing.publishedBy', { date: formatDate(text.publishedAt, language), name: text.publishedByName ?? '—' }) : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
