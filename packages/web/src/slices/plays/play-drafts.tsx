import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';

/** Plays that are written and were never published. */
export function PlayDrafts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const found = useQuery(api.policies.list.queryOptions({ input: { kind: 'play' }, enabled: can('policies.read') }));
  const drafts = found.data?.items.filter(({ version }) => version === null) ?? [];
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2 className="section">{t('playing.drafts')}</h2>
      <ul className="runList">
        {drafts.map(({ id, name }) => (
          <li key={id}>
            {can('policies.edit') ? (
              <Link to="/strategy/studio" search={{ policy: id }}>
                {name[language]}
              </Link>
            ) : (
              name[language]
            )}{' '}
            <span className="note">{t('playing.drafted')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
