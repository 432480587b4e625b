import type { Both } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ServedObjectives } from '../strategy/served-objectives.tsx';

interface PolicyEyebrowProps {
  /** What the page is, and its day. */
  words: string;
  /** By which policy; undefined while that is asked. */
  of: { policyId: string | null; policyName: Both | null; version: number | null; sample: boolean } | undefined;
  /** What it means that figures are samples. */
  sampleNote: string;
}

/** Above the head of a page that a policy judges: its day, the policy and version, the objectives it serves, whether its figures are samples. */
export function PolicyEyebrow({ words, of, sampleNote }: PolicyEyebrowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <span>
        {words}
        {of?.version ? t('tiers.version', { name: of.policyName?.[language] ?? '', version: of.version }) : null}
      </span>
      {of?.policyId ? <AwaitedMark policyId={of.policyId} /> : null}
      {of?.policyId ? <ServedObjectives policyId={of.policyId} /> : null}
      {of?.sample ? (
        <span className="tag" title={sampleNote}>
          {t('tiers.sample')}
        </span>
      ) : null}
    </>
  );
}

/** That a version of the policy waits for a second person; leads to where it is decided. */
function AwaitedMark({ policyId }: { policyId: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.policies.list.queryOptions({ input: {} }));
  if (!found.data?.items.some(({ id, submission }) => id === policyId && submission)) return null;
  return (
    <Link className="awaits" to="/strategy/tiers" search={{ view: 'policy' }}>
      {t('approval.badge')}
    </Link>
  );
}
