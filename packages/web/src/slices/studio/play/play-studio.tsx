import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../../kit/index.ts';
import '../../plays/plays.css';
import { IdentitySection } from '../identity-section.tsx';
import { StudioLayout } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import { PlayEffect } from './play-effect.tsx';
import { DraftPlay, PlayDraft } from './play-shape.ts';
import './play-studio.css';
import { AimSection, LimitSection, StopSection, WhoSection } from './rule-sections.tsx';
import { StepFlow } from './step-flow.tsx';
import { TriggerSection } from './trigger-section.tsx';
import { type PlayTrial, usePlayTrial } from './use-play-trial.ts';

/** Editing a play: when, at whom, its steps, its limits and its aim; who would begin today shows by itself. */
export function PlayStudio({ policy }: { policy: Policy }) {
  const studio = useStudio(policy, DraftPlay);
  const trial = usePlayTrial(policy.id, studio);
  const { draft, before } = studio;
  return (
    <StudioLayout
      wide
      policy={policy}
      studio={studio}
      found={trial.tried.data ? <Begins trial={trial} /> : null}
      form={
        draft ? (
          <PlayDraft value={{ policy: draft, before }}>
            <TriggerSection />
            <WhoSection />
            <StepFlow />
            <LimitSection />
            <AimSection />
            <StopSection />
            <IdentitySection policy={draft} />
          </PlayDraft>
        ) : null
      }
      effect={<PlayEffect studio={studio} trial={trial} />}
    />
  );
}

/** At how many customers the draft would begin in the coming night. */
function Begins({ trial: { tried } }: { trial: PlayTrial }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = tried.data?.today;
  if (!today) return t('playStudio.answer.byHand');
  if (today.accounts === 0) return t('playStudio.answer.nobody');
  const values = { count: today.accounts, accounts: formatNumber(today.accounts, language), atOnce: formatNumber(today.atOnce, language) };
  return <RichText text={today.atOnce < today.accounts ? 'playStudio.answer.limited' : 'playStudio.answer.begins'} values={values} />;
}
