import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, Failure, PanelLayout, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import { BacktestView } from './backtest-view.tsx';
import { CompareView } from './compare-view.tsx';
import { Distribution } from './distribution.tsx';
import { ExplanationPanel } from './explanation-panel.tsx';
import { OverrideMany } from './override-many.tsx';
import { OverridesView } from './overrides-view.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { PolicyView } from './policy-view.tsx';
import { PolicyYaml } from './policy-yaml.tsx';
import { PortfolioView } from './portfolio-view.tsx';
import { ProposalsView } from './proposals-view.tsx';
import { PublishingRulesPanel } from './publishing-rules.tsx';
import { Runs } from './runs.tsx';
import { SensitivityView } from './sensitivity-view.tsx';
import { SimulationView } from './simulation-view.tsx';
import './tiers.css';
import type { TiersSearch } from './tiers.search.ts';
import { TiersHead } from './tiers-head.tsx';
import { useTierOverview } from './use-levels.ts';
import { useProposalCount } from './use-proposals.ts';
import { VersionPanel } from './version-panel.tsx';

/** Where does the base stand, by which standard, and when was it last judged? */
export default function TiersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/strategy/tiers' });
  const search = useSearch({ from: '/strategy/tiers' });
  const { can } = useSession();
  const { view = 'base', panel, simulation, account } = search;
  const { asOf } = useDay();
  const overview = useTierOverview();
  const policyId = overview.data?.policyId ?? null;
  const proposed = useProposalCount().data;
  const change = (next: Partial<TiersSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () => change({ panel: undefined, account: undefined, version: undefined });
  const simulated = (id: string) => change({ view: 'simulation', simulation: id, panel: undefined, account: undefined });
  const side =
    panel === 'edit' ? (
      <PolicyEditor policyId={policyId} onClose={close} onSimulated={simulated} />
    ) : panel === 'yaml' && policyId ? (
      <PolicyYaml policyId={policyId} onClose={close} />
    ) : panel === 'overrides' ? (
      <OverrideMany onClose={close} />
    ) : panel === 'publishing' && can('settings.manage') ? (
      <PublishingRulesPanel onClose={close} />
    ) : search.version !== undefined && policyId ? (
      <VersionPanel key={search.version} policyId={policyId} version={search.version} onClose={close} />
    ) : account ? (
      <ExplanationPanel accountId={account} asOf={asOf} onClose={close} />
    ) : null;
  const link = (next: TiersSearch['view']) => ({ to: '/strategy/tiers' as const, search: { asOf, view: next } });
  return (
    <PanelLayout size="script" panel={side}>
      <TiersHead overview={overview.data} />
      <SegmentLinks
        label={t('tiers.tabs.label')}
        current={view}
        segments={[
          { key: 'base', label: t('tiers.tabs.base'), link: link(undefined) },
          { key: 'policy', label: t('tiers.tabs.policy'), link: link('policy') },
          ...(proposed && (proposed.required || proposed.open || proposed.waiting)
            ? [{ key: 'proposals', label: t('confirming.tab'), count: proposed.open, link: link('proposals') }]
            : []),
          { key: 'overrides', label: t('byHand.tab'), link: link('overrides') },
          ...(can('policies.simulate') ? [{ key: 'simulation', label: t('tiers.tabs.simulation'), link: link('simulation') }] : []),
          { key: 'backtest', label: t('backtest.tab'), link: link('backtest') },
          { key: 'sensitivity', label: t('tiers.sensitivity.tab'), link: link('sensitivity') },
          { key: 'compare', label: t('tiers.compare.tab'), link: link('compare') },
          { key: 'portfolio', label: t('tiers.portfolio.tab'), link: link('portfolio') },
          ...(can('evaluations.read') ? [{ key: 'runs', label: t('tiers.tabs.runs'), link: link('runs') }] : []),
        ]}
      />
      {view === 'runs' ? (
        <Runs />
      ) : view === 'backtest' ? (
        <BacktestView about="tiers" policyId={policyId} id={search.backtest} onOpen={(backtest) => change({ backtest })} />
      ) : overview.error ? (
        <Failure error={overview.error} onRetry={() => void overview.refetch()} />
      ) : !overview.data ? (
        <SkeletonRows rows={8} />
      ) : policyId === null ? (
        <EmptyState
          title={t('tiers.empty.title')}
          action={
            can('policies.edit') ? (
              <Button type="primary" onClick={() => change({ panel: 'edit' })}>
                {t('tiers.empty.action')}
              </Button>
            ) : undefined
          }
        >
          {t('tiers.empty.detail')}
        </EmptyState>
      ) : view === 'compare' ? (
        <CompareView against={search.against} onAgainst={(against) => change({ against })} />
      ) : view === 'portfolio' ? (
        <PortfolioView asOf={asOf} />
      ) : view === 'sensitivity' ? (
        <SensitivityView asOf={asOf} />
      ) : view === 'policy' ? (
        <PolicyView
          policyId={policyId}
          onPanel={(next) => change({ panel: next, version: undefined })}
          onVersion={(version) => change({ version, panel: undefined })}
          onSimulated={simulated}
        />
      ) : view === 'proposals' ? (
        <ProposalsView onAccount={(id) => change({ account: id, panel: undefined })} />
      ) : view === 'overrides' ? (
        <OverridesView
          onAccount={(id) => change({ account: id, panel: undefined })}
          onSetMany={() => change({ panel: 'overrides', account: undefined })}
        />
      ) : view === 'simulation' ? (
        <SimulationView
          policyId={policyId}
          simulationId={simulation}
          onSimulation={simulated}
          onAccount={(id) => change({ account: id, panel: undefined })}
        />
      ) : (
        <Distribution overview={overview.data} search={search} onAmount={(amount) => change({ amount })} />
      )}
    </PanelLayout>
  );
}
