import type { ServiceRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import { FoundLink } from '../knowledge/found-link.tsx';
import type { UsedArticle } from './used-articles.tsx';

const MOST = 5;

interface SuggestedProps {
  request: ServiceRequestTold;
  /** Absent where no answer is written. */
  onUse?: ((article: UsedArticle) => void) | undefined;
}

/** Articles that may answer the request, or that are searched for; one press answers with one. Of what is solved, one can be written. */
export function SuggestedArticles({ request, onUse }: SuggestedProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { subject, solvedAt } = request;
  const [asked, setAsked] = useState('');
  const may = can('articles.read');
  const suggested = useQuery({
    ...api.articles.suggest.queryOptions({ input: { q: subject.slice(0, 300), limit: MOST } }),
    enabled: may && !asked,
  });
  const searched = useQuery({
    ...api.articles.search.queryOptions({ input: { q: asked, limit: MOST }, staleTime: 60_000 }),
    enabled: may && asked !== '',
  });
  if (!may) return null;
  const found = asked ? searched.data?.results : suggested.data?.items;
  const searchId = asked ? searched.data?.searchId : undefined;
  return (
    <section>
      <h2 className="lbl">{t('desk.articles.title')}</h2>
      <Input.Search
        allowClear
        aria-label={t('desk.articles.search')}
        placeholder={t('desk.articles.search')}
        maxLength={300}
        onSearch={(question) => setAsked(question.trim())}
      />
      {found?.length ? (
        <ul className="plainList">
          {found.map((one) => (
            <li key={`${one.id} ${one.language}`} lang={one.language} className="row">
              <FoundLink found={one} side="desk" anchor={one.anchor} className="door grow">
                {one.title}
              </FoundLink>
              {onUse && one.origin === 'article' ? (
                <Button size="small" onClick={() => onUse({ id: one.id, title: one.title, searchId })}>
                  {t('desk.articles.use')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="note">{found ? t('desk.articles.none') : '…'}</p>
      )}
      {solvedAt && can('articles.write') ? (
        <p>
          <Link className="door" to="/service/knowledge/new" search={{ request: request.id }}>
            {t('desk.articles.write')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
