import type { FoundArticle } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, ButtonLink, DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { Marked } from './marked.tsx';

/** A question that people ask becomes one that an article answers: the nearest are offered, one press adds it. */
export function AddQuestion({ question, onClose }: { question: string; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.articles.suggest.queryOptions({ input: { q: question, limit: 12 } }));
  const add = useChange({
    work: ({ id, language }: Pick<FoundArticle, 'id' | 'language'>) =>
      client.articles.addQuestion({ id, language, question: question.slice(0, 200) }),
    changes: [api.articles.key()],
    said: () => t('knowing.searches.added'),
  });
  // A question of the community takes no other one.
  const articles = found.data?.items.filter(({ origin }) => origin === 'article') ?? [];
  return (
    <DockedPanel eyebrow={t('knowing.searches.add')} title={question} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={4} />
      ) : (
        <>
          <p className="note">{t(articles.length ? 'knowing.searches.which' : 'knowing.searches.noArticle')}</p>
          <ul className="offerList">
            {articles.map((one) => (
              <li key={`${one.id}${one.language}`}>
                <span>
                  <Marked text={one.title} hits={one.titleHits} />
                </span>
                <Button
                  size="small"
                  loading={add.isPending && add.variables?.id === one.id}
                  onClick={() => add.mutate(one, { onSuccess: onClose })}
                >
                  {t('knowing.searches.here')}
                </Button>
              </li>
            ))}
          </ul>
          <ActionProblem error={add.error} />
          <ButtonLink to="/service/knowledge/new">{t('knowing.new')}</ButtonLink>
        </>
      )}
    </DockedPanel>
  );
}
