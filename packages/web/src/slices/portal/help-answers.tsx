import type { FoundArticle } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { EmptyState, Failure, SkeletonRows } from '../../kit/index.ts';
import { FoundLink } from '../knowledge/found-link.tsx';
import { Marked } from '../knowledge/marked.tsx';
import '../knowledge/knowledge.css';

/** What answers the question, the best first. */
export function HelpAnswers({ q }: { q: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.portalHelp.search.queryOptions({ input: { q }, staleTime: 60_000 }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={4} />;
  const { results, count, searchId, shownAs } = found.data;
  if (!results.length) return <EmptyState title={t('portal.home.none')}>{t('portal.home.noneDetail')}</EmptyState>;
  const opened = (articleId: string, position: number) =>
    void client.portalHelp.click({ searchId, articleId, position }).catch(() => undefined);
  return (
    <section>
      <p className="note" role="status">
        {shownAs ? `${t('portal.home.shownAs', { question: shownAs })} · ` : null}
        {count ? t('portal.home.results', { count }) : t('portal.home.nearest')}
      </p>
      <ol className="portalList">
        {results.map((one, at) => (
          <li key={`${one.id}${one.language}`} lang={one.language}>
            <FoundLink found={one} side="portal" className="portalLine" onClick={() => opened(one.id, at + 1)}>
              <Marked text={one.title} hits={one.titleHits} />
            </FoundLink>
            <p className="portalSnippet">
              <Marked text={one.snippet} hits={one.snippetHits} />
            </p>
            <Kind one={one} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is not an article says so; and the product it is about. */
function Kind({ one: { origin, productName } }: { one: FoundArticle }) {
  const { t } = useTranslation();
  const facts = [origin === 'question' ? t('community.answered') : null, productName].filter(Boolean);
  return facts.length ? <p className="note">{facts.join(' · ')}</p> : null;
}
