import type { ServiceRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import { FoundLink } from '../knowledge/found-link.tsx';

/** Articles that may answer the request; of what is solved, one can be written. */
export function SuggestedArticles({ request }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { subject, solvedAt } = request;
  const found = useQuery({
    ...api.articles.suggest.queryOptions({ input: { q: subject.slice(0, 300), limit: 5 } }),
    enabled: can('articles.read'),
  });
  if (!can('articles.read')) return null;
  return (
    <section>
      <h2 className="lbl">{t('desk.articles.title')}</h2>
      {found.data?.items.length ? (
        <ul className="plainList">
          {found.data.items.map((one) => (
            <li key={`${one.id} ${one.language}`} lang={one.language}>
              <FoundLink found={one} side="desk" anchor={one.anchor} className="door">
                {one.title}
              </FoundLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="note">{found.isPending ? '…' : t('desk.articles.none')}</p>
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
