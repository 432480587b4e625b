import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';

/** The standard as it is kept: YAML to read and copy. */
export function PolicyYaml({ policyId, onClose }: { policyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const found = useQuery(api.policies.get.queryOptions({ input: { id: policyId } }));
  const copy = async () => {
    await navigator.clipboard.writeText(found.data?.yaml ?? '');
    setCopied(true);
  };
  return (
    <DockedPanel
      eyebrow={t('tiers.policy.yaml')}
      title={found.data?.name[language] ?? policyId}
      onClose={onClose}
      foot={
        <Button onClick={copy} disabled={!found.data}>
          {copied ? t('tiers.policy.copied') : t('tiers.policy.copy')}
        </Button>
      }
    >
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
        <pre className="yaml" tabIndex={0}>
          {found.data.yaml}
        </pre>
      ) : (
        <SkeletonRows rows={10} />
      )}
    </DockedPanel>
  );
}
