import type { ServingPolicy } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';
import { homeOf } from '../studio/policy-homes.ts';

/** Policies by name, each a way to its page. */
export function PolicyLinks({ policies }: { policies: readonly ServingPolicy[] }) {
  const { t } = useTranslation();
  return (
    <span className="policyLinks">
      {policies.map((policy, at) => (
        <span key={policy.id}>
          {at ? t('measures.op.comma') : ''}
          <PolicyLink policy={policy} />
        </span>
      ))}
    </span>
  );
}

/** A play and a procedure on their own, what judges on the page of what it judges. */
function PolicyLink({ policy: { id, kind, name } }: { policy: ServingPolicy }) {
  const language = useLanguage();
  const { can } = useSession();
  if (kind === 'play')
    return can('plays.read') ? (
      <Link to="/strategy/plays" search={{ play: id }}>
        {name[language]}
      </Link>
    ) : (
      name[language]
    );
  if (kind === 'procedure')
    return (
      <Link to="/strategy/procedures" search={{ of: id }}>
        {name[language]}
      </Link>
    );
  const { to, search } = homeOf(kind);
  return (
    <Link to={to} search={search}>
      {name[language]}
    </Link>
  );
}
