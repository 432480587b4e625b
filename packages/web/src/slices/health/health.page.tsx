import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { EmptyState, Failure, PanelLayout, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import { DayComparison } from '../comparison/day-comparison.tsx';
import { BacktestView } from '../tiers/backtest-view.tsx';
import { PolicyEditor } from '../tiers/policy-editor.tsx';
import { PolicyYaml } from '../tiers/policy-yaml.tsx';
import { Distribution } from './distribution.tsx';
import { Falls } from './falls.tsx';
import './health.css';
import type { HealthSearch } from './health.search.ts';
import { HealthHead } from './health-head.tsx';
import { PolicyWords } from './policy-words.tsx';
import { Variants } from './variants.tsx';

/** How healthy is the base, by customers and by what they pay, and who fell? */
export default function HealthPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/strategy/health' });
  const { view = 'base', period, panel, backtest, against } = useSearch({ from: '/strategy/health' });
  const { asOf } = useDay();
  const change = (next: Partial<HealthSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const found = useQuery(api.health.overview.queryOptions({ input: { asOf } }));
  const { data } = found;
  const policyId = data?.policyId ?? null;
  const close = () => change({ panel: undefined });
  const side =
    panel === 'edit' ? (
      <PolicyEditor policyId={policyId} eyebrow={t('shell.page.health')} onClose={close} />
    ) : panel === 'yaml' && policyId ? (
      <PolicyYaml policyId={policyId} onClose={close} />
    ) : null;
  const link = (next: HealthSearch['view']) => ({ to: '/strategy/health' as const, search: { asOf, view: next } });
  return (
    <PanelLayout size="script" panel={side}>
      <HealthHead overview={data} />
      <SegmentLinks
        label={t('health.tabs.label')}
        current={view}
        segments={[
          { key: 'base', label: t('health.tabs.base'), link: link(undefined) },
          { key: 'policy', label: t('health.tabs.policy'), link: link('policy') },
          { key: 'backtest', label: t('backtest.tab'), link: link('backtest') },
        ]}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : data.policyId === null || data.thresholds === null ? (
        <EmptyState
          title={t('health.empty.title')}
          action={can('policies.edit') ? <Button onClick={() => change({ panel: 'edit' })}>{t('health.empty.action')}</Button> : undefined}
        >
          {t('health.empty.detail')}
        </EmptyState>
      ) : view === 'backtest' ? (
        <BacktestView about="health" policyId={data.policyId} id={backtest} onOpen={(id) => change({ backtest: id })} />
      ) : view === 'policy' ? (
        <PolicyWords policyId={data.policyId} onYaml={() => change({ panel: 'yaml' })} />
      ) : (
        <>
          <Distribution colours={data.colours} thresholds={data.thresholds} without={data.without} />
          {data.variants.length > 1 ? <Variants variants={data.variants} /> : null}
          <Falls asOf={asOf} period={period} onPeriod={(next) => change({ period: next })} />
          <DayComparison by="health" titled against={against} onAgainst={(day) => change({ against: day })} />
        </>
      )}
    </PanelLayout>
  );
}
