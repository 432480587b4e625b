import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../../kit/index.ts';
import { ExplanationPanel } from '../../tiers/explanation-panel.tsx';
import { StudioLayout, useStudioSearch } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import { DraftPolicy } from './draft-shape.ts';
import { ItemSection } from './item-section.tsx';
import { LevelSection } from './level-section.tsx';
import { RuleSection } from './rule-section.tsx';
import { TierDraft } from './tier-draft.ts';
import { TierEffect } from './tier-effect.tsx';
import { useSimulation } from './use-simulation.ts';

/** Editing a tier policy: levels, what gives points, and the rules; simulated by a job that can be watched, left and called off. */
export function TierStudio({ policy }: { policy: Policy }) {
  const { search, change, close, onAccount } = useStudioSearch();
  const studio = useStudio(policy, DraftPolicy);
  const simulation = useSimulation(policy.id, search.simulation, studio, (id) => change({ simulation: id, panel: undefined }));
  const { start, isOfDraft } = simulation;
  const accountPanel = search.account ? <ExplanationPanel accountId={search.account} asOf={undefined} onClose={close} /> : null;
  const { draft, before } = studio;
  return (
    <StudioLayout
      policy={policy}
      studio={studio}
      trial={{ start: () => start.mutate(), isStarting: start.isPending, error: start.error, isOfDraft }}
      found={isOfDraft && simulation.current?.result ? <Moved of={simulation.current.result} /> : null}
      form={
        draft ? (
          <TierDraft value={{ policy: draft, before }}>
            <LevelSection />
            <ItemSection />
            <RuleSection />
          </TierDraft>
        ) : null
      }
      effect={
        <TierEffect
          policyId={policy.id}
          studio={studio}
          simulation={simulation}
          onAccount={onAccount}
          narrow={search.panel !== undefined || accountPanel !== null}
        />
      }
      accountPanel={accountPanel}
    />
  );
}

function Moved({ of: { up, down, other } }: { of: { up: number; down: number; other: number } }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const moved = up + down + other;
  if (moved === 0) return t('studio.answer.nobody');
  const number = (value: number) => formatNumber(value, language);
  return <RichText text="studio.answer.moved" values={{ count: moved, moved: number(moved), up: number(up), down: number(down) }} />;
}
