import type { Both } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

interface PolicyEyebrowProps {
  /** What the page is, and its day. */
  words: string;
  /** By which policy; undefined while that is asked. */
  of: { policyName: Both | null; version: number | null; sample: boolean } | undefined;
  /** What it means that figures are samples. */
  sampleNote: string;
}

/** Above the head of a page that a policy judges: its day, the policy and version, and whether its figures are samples. */
export function PolicyEyebrow({ words, of, sampleNote }: PolicyEyebrowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <span>
        {words}
        {of?.version ? t('tiers.version', { name: of.policyName?.[language] ?? '', version: of.version }) : null}
      </span>
      {of?.sample ? (
        <span className="tag" title={sampleNote}>
          {t('tiers.sample')}
        </span>
      ) : null}
    </>
  );
}
