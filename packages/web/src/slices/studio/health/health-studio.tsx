import type { SimulatedHealth } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../../kit/index.ts';
import '../../health/health.css';
import { StudioLayout, useStudioSearch } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import { CapSection } from './cap-section.tsx';
import { ColourSection } from './colour-section.tsx';
import { DimensionList } from './dimension-list.tsx';
import { GeneralSection } from './general-section.tsx';
import { HealthDraft } from './health-draft.ts';
import { HealthEffect } from './health-effect.tsx';
import { DraftHealth } from './health-shape.ts';
import { HealthTrialPanel } from './health-trial-panel.tsx';
import { RiskSection } from './risk-section.tsx';
import { useHealthSimulation } from './use-health-simulation.ts';
import { VariantSection } from './variant-section.tsx';

/** Editing a health policy: colours, dimensions, who is judged otherwise, caps and risks; the effect shows by itself. */
export function HealthStudio({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const { search, close, onAccount } = useStudioSearch();
  const studio = useStudio(policy, DraftHealth);
  const trial = useHealthSimulation(studio);
  const { draft, before, changes } = studio;
  const accountPanel = search.account ? <HealthTrialPanel accountId={search.account} studio={studio} onClose={close} /> : null;
  return (
    <StudioLayout
      policy={policy}
      studio={studio}
      found={changes?.length && trial.allowed ? <Moved of={trial.isCurrent ? trial.data : undefined} /> : null}
      form={
        draft ? (
          <HealthDraft value={{ policy: draft, before }}>
            <ColourSection />
            <DimensionList
              path={['dimensions']}
              title={t(draft.variants.length ? 'healthStudio.dimension.others' : 'healthStudio.dimension.title')}
              dimensions={draft.dimensions}
              before={before?.dimensions}
            />
            <VariantSection />
            <CapSection />
            <RiskSection />
            <GeneralSection />
          </HealthDraft>
        ) : null
      }
      effect={
        <HealthEffect
          policyId={policy.id}
          studio={studio}
          trial={trial}
          onAccount={onAccount}
          narrow={search.panel !== undefined || accountPanel !== null}
        />
      }
      accountPanel={accountPanel}
    />
  );
}

function Moved({ of }: { of: SimulatedHealth | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!of) return <span className="ink3">{t('healthStudio.answer.counting')}</span>;
  const { better, worse, other } = of;
  const moved = better + worse + other;
  if (moved === 0) return t('healthStudio.answer.nobody');
  const number = (value: number) => formatNumber(value, language);
  return (
    <RichText
      text={other ? 'healthStudio.answer.movedToo' : 'healthStudio.answer.moved'}
      values={{ count: moved, moved: number(moved), better: number(better), worse: number(worse), other: number(other) }}
    />
  );
}
