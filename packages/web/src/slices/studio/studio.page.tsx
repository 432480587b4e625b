import { useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, EmptyState, Failure, SkeletonRows } from '../../kit/index.ts';
import '../tiers/tiers.css';
import { useTierOverview } from '../tiers/use-levels.ts';
import { BenefitsStudio } from './benefits/benefits-studio.tsx';
import { CalendarStudio } from './calendar/calendar-studio.tsx';
import { HealthStudio } from './health/health-studio.tsx';
import { PlayStudio } from './play/play-studio.tsx';
import { ProcedureStudio } from './procedure/procedure-studio.tsx';
import { SlaStudio } from './sla/sla-studio.tsx';
import './studio.css';
import { LifecycleStudio } from './lifecycle/lifecycle-studio.tsx';
import { TextStudio } from './text-studio.tsx';
import { TierStudio } from './tier/tier-studio.tsx';
import { type Policy, usePolicy } from './use-policy.ts';

const STUDIOS: Record<string, ComponentType<{ policy: Policy }>> = {
  tier: TierStudio,
  health: HealthStudio,
  lifecycle: LifecycleStudio,
  benefits: BenefitsStudio,
  sla: SlaStudio,
  play: PlayStudio,
  procedure: ProcedureStudio,
  calendar: CalendarStudio,
};

/** What would this change do, and to whom? Of any kind of policy. */
export default function StudioPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/strategy/studio' });
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
  const Studio = STUDIOS[found.policy.kind] ?? TextStudio;
  return <Studio key={found.policy.id} policy={found.policy} />;
}
