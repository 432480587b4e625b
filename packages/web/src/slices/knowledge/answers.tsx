import type { FoundArticle } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { EmptyState, Failure, RichText, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { Facets } from './facets.tsx';
import { FoundLink } from './found-link.tsx';
import { Marked } from './marked.tsx';

/** What answers the question, the best first. */
export function Answers({ q }: { q: string }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { language, product, audience, category } = useSearch({ from: '/service/knowledge' });
  const input = { q, limit: 20, language, audience, category, ...(product ? { productId: product } : {}) };
  const found = useQuery(api.articles.search.queryOptions({ input, staleTime: 60_000 }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={6} />;
  const { results, count, shownAs, searchId, facets, ms } = found.data;
  const opened = (articleId: string, position: number) =>
    void client.articles.click({ searchId, articleId, position }).catch(() => undefined);
  return (
    <div className="answers">
      <div>
        <p className="note" role="status">
          {shownAs ? (
            <>
              <RichText text="knowing.shownAs" values={{ question: shownAs }} />{' '}
            </>
          ) : null}
          {count ? t('knowing.answers', { count, ms }) : results.length ? t('knowing.nearest') : null}
        </p>
        {results.length === 0 ? (
          <EmptyState title={t('knowing.none.title')}>{t(can('articles.write') ? 'knowing.none.write' : 'knowing.none.detail')}</EmptyState>
        ) : (
          <ol className="answerList">
            {results.map((one, at) => (
              <Answer key={`${one.id}${one.language}`} one={one} onOpen={() => opened(one.id, at + 1)} />
            ))}
          </ol>
        )}
      </div>
      <Facets facets={facets} />
    </div>
  );
}

function Answer({ one, onOpen }: { one: FoundArticle; onOpen: () => void }) {
  const { t } = useTranslation();
  const { origin, language, title, titleHits, snippet, snippetHits, anchor, productName, audience, communityName, category, outdated } =
    one;
  const facts = [
    origin === 'question' ? t('community.answered') : null,
    productName,
    category,
    communityName ? t('community.onlyFor', { name: communityName }) : t(`knowing.audience.${audience}`),
    t(`knowing.language.${language}`),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className="answerItem" lang={language}>
      <FoundLink found={one} side="desk" anchor={anchor} className="answerTitle" onClick={onOpen}>
        <Marked text={title} hits={titleHits} />
      </FoundLink>
      {outdated ? <span className="tag strong">{t('knowing.outdated')}</span> : null}
      <p className="answerText">
        <Marked text={snippet} hits={snippetHits} />
      </p>
      <p className="note">{facts}</p>
    </li>
  );
}
