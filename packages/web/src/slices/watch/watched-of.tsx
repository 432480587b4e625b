import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

const FEW = 5;

/** The latest features of a competitor that are watched, with what was decided, and the way to all. */
export function WatchedOf({ competitorId }: { competitorId: string }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const found = useQuery({
    ...api.watch.list.queryOptions({ input: { competitorId, view: 'all', limit: FEW } }),
    enabled: can('feedback.read'),
  });
  const items = found.data?.items ?? [];
  if (!items.length) return null;
  return (
    <>
      <div className="row">
        <h2 className="section grow">{t('watching.ofCompetitor')}</h2>
        <Link className="door" to="/customers/watch" search={{ competitor: competitorId, view: 'all' }}>
          {t('watching.seeAll')}
        </Link>
      </div>
      <ul className="plainList">
        {items.map(({ id, title, decision }) => (
          <li key={id}>
            <Link className="door" to="/customers/watch" search={{ competitor: competitorId, view: 'all', item: id }}>
              {title}
            </Link>{' '}
            <span className={decision ? 'tag' : 'tag strong'}>{t(`watching.decision.${decision ?? 'undecided'}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
