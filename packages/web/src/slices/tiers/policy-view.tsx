import { TierPolicy } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { ButtonLink, Failure, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AwaitingApproval, OthersAwaiting } from './awaiting-approval.tsx';
import { AwaitingRules } from './awaiting-rules.tsx';
import { PlannedVersion } from './planned-version.tsx';
import { PolicyItems } from './policy-items.tsx';
import { PolicyLevels } from './policy-levels.tsx';
import { PolicyStanding } from './policy-standing.tsx';
import { PolicyVersions } from './policy-versions.tsx';
import { StartSimulation } from './start-simulation.tsx';
import { useFreshLevels } from './use-levels.ts';

interface PolicyViewProps {
  policyId: string;
  onPanel: (panel: 'yaml' | 'publishing') => void;
  onVersion: (version: number) => void;
  onSimulated: (simulationId: string) => void;
}

/** The standard in force, in words: what gives points, where each level begins, and how it came about. */
export function PolicyView({ policyId, onPanel, onVersion, onSimulated }: PolicyViewProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const found = useQuery(api.policies.get.queryOptions({ input: { id: policyId } }));
  useFreshLevels(policyId, found.data?.version ?? null);
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  const { draft, planned, submission, submissions, versions, sample, document } = found.data;
  const policy = TierPolicy.safeParse(document);
  return (
    <>
      <div className="row wrap policyHead">
        <PolicyStanding of={found.data} />
        <Button onClick={() => onPanel('yaml')}>{t('tiers.policy.yaml')}</Button>
        {can('settings.manage') ? <Button onClick={() => onPanel('publishing')}>{t('approval.rules.open')}</Button> : null}
        {can('policies.simulate') && draft !== null ? <StartSimulation of={{ id: policyId }} onStarted={onSimulated} /> : null}
        {can('policies.edit') ? (
          <ButtonLink primary to="/strategy/studio" search={{ policy: policyId }}>
            {t('tiers.policy.edit')}
          </ButtonLink>
        ) : null}
      </div>
      {submission ? <AwaitingApproval key={submission.id} policy={found.data} submission={submission} /> : null}
      <OthersAwaiting policyId={policyId} />
      <AwaitingRules />
      {planned ? <PlannedVersion policyId={policyId} planned={planned} /> : null}
      {sample ? <p className="note">{t('tiers.sampleNote')}</p> : null}
      {policy.success ? (
        <div className="policyWords">
          <PolicyItems items={policy.data.items} />
          <PolicyLevels policy={policy.data} />
        </div>
      ) : (
        <p className="ink2">{t('tiers.policy.unread')}</p>
      )}
      <PolicyVersions versions={versions} submissions={submissions} onOpen={onVersion} />
    </>
  );
}
