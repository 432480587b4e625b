import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink, EmptyState, Failure, PanelLayout, SkeletonRows } from '../../kit/index.ts';
import { ExplanationPanel } from '../tiers/explanation-panel.tsx';
import '../tiers/tiers.css';
import { useTierOverview } from '../tiers/use-levels.ts';
import { PublishPanel } from './publish-panel.tsx';
import { StudioDraft } from './studio-draft.tsx';
import { StudioEffect } from './studio-effect.tsx';
import { StudioHead } from './studio-head.tsx';
import './studio.css';
import type { StudioSearch } from './studio.search.ts';
import { type Policy, usePolicy } from './use-policy.ts';
import { useSimulation } from './use-simulation.ts';
import { useStudio } from './use-studio.ts';

/** What would this change do, and to whom? */
export default function StudioPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/strategy/tiers/studio' });
  const overview = useTierOverview();
  const id = search.policy ?? overview.data?.policyId ?? null;
  const found = usePolicy(id);
  const error = (search.policy ? null : overview.error) ?? found.error;
  if (error) return <Failure level={1} error={error} onRetry={() => void Promise.all([overview.refetch(), found.refetch()])} />;
  if (overview.data && id === null)
    return (
      <EmptyState title={t('tiers.empty.title')} action={<ButtonLink to="/strategy/tiers">{t('shell.page.tiers')}</ButtonLink>}>
        {t('tiers.empty.detail')}
      </EmptyState>
    );
  if (!found.policy) return <SkeletonRows rows={12} />;
  return <Studio key={found.policy.id} policy={found.policy} />;
}

function Studio({ policy }: { policy: Policy }) {
  const navigate = useNavigate({ from: '/strategy/tiers/studio' });
  const search = useSearch({ from: '/strategy/tiers/studio' });
  const change = (next: Partial<StudioSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () => change({ panel: undefined, account: undefined });
  const studio = useStudio(policy);
  const simulation = useSimulation(policy.id, search.simulation, studio, (id) => change({ simulation: id, panel: undefined }));
  const panel =
    search.panel === 'publish' ? (
      <PublishPanel policy={policy} studio={studio} simulation={simulation} onClose={close} />
    ) : search.account ? (
      <ExplanationPanel accountId={search.account} asOf={undefined} onClose={close} />
    ) : null;
  return (
    <PanelLayout size="script" panel={panel}>
      <StudioHead
        policy={policy}
        studio={studio}
        simulation={simulation}
        onPublish={() => change({ panel: 'publish', account: undefined })}
      />
      <div className="studio">
        <StudioDraft studio={studio} face={search.face} onFace={(face) => change({ face })} />
        <StudioEffect
          policyId={policy.id}
          studio={studio}
          simulation={simulation}
          onAccount={(account) => change({ account, panel: undefined })}
          narrow={panel !== null}
        />
      </div>
    </PanelLayout>
  );
}
