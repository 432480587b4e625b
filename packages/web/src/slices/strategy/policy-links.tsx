import type { ServingPolicy } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';

/** Where a policy is read: a play on its page, what judges on the page of what it judges. */
const PAGES = {
  tier: '/strategy/tiers',
  lifecycle: '/strategy/lifecycle',
  health: '/strategy/health',
  benefits: '/strategy/benefits',
  sla: '/strategy/benefits',
} as const;
const isPaged = (kind: string): kind is keyof typeof PAGES => kind in PAGES;

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

function PolicyLink({ policy: { id, kind, name } }: { policy: ServingPolicy }) {
  const language = useLanguage();
  const { can } = useSession();
  if (kind === 'play' && can('plays.read'))
    return (
      <Link to="/strategy/plays" search={{ play: id }}>
        {name[language]}
      </Link>
    );
  return isPaged(kind) ? <Link to={PAGES[kind]}>{name[language]}</Link> : name[language];
}
