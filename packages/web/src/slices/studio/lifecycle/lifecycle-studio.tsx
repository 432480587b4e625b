import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../../kit/index.ts';
import { StudioLayout } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import { CourseSection } from './course-section.tsx';
import { DraftLifecycle } from './draft-shape.ts';
import { asCourse, asLines, CourseDraft, LinesDraft } from './lifecycle-draft.ts';
import { LifecycleEffect } from './lifecycle-effect.tsx';
import { LinesSection } from './lines-section.tsx';
import { LifecycleRules, LineRules } from './rules-section.tsx';
import { TrackSection } from './track-section.tsx';
import { type StagesSimulated, useStagesSimulated } from './use-stages-simulated.ts';

/** Editing a lifecycle of either model; who moves from where to where shows as it is typed. */
export function LifecycleStudio({ policy }: { policy: Policy }) {
  const studio = useStudio(policy, DraftLifecycle);
  const simulated = useStagesSimulated(studio);
  const { draft, before } = studio;
  return (
    <StudioLayout
      policy={policy}
      studio={studio}
      found={studio.changes?.length && simulated.isOfDraft && simulated.data ? <Moved of={simulated.data} /> : null}
      form={
        draft?.model === 'subscription' ? (
          <LinesDraft value={{ policy: draft, before: asLines(before) }}>
            <LinesSection />
            <LineRules />
            <LifecycleRules policy={draft} before={before} />
          </LinesDraft>
        ) : draft ? (
          <CourseDraft value={{ policy: draft, before: asCourse(before) }}>
            <CourseSection />
            <TrackSection />
            <LifecycleRules policy={draft} before={before} />
          </CourseDraft>
        ) : null
      }
      effect={<LifecycleEffect policyId={policy.id} studio={studio} simulated={simulated} />}
    />
  );
}

function Moved({ of: { moves } }: { of: StagesSimulated }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = (list: typeof moves) => list.reduce((sum, { accounts }) => sum + accounts, 0);
  const [moved, kept] = [count(moves.filter(({ from, to }) => from !== to)), moves.reduce((sum, one) => sum + one.kept, 0)];
  if (moved === 0) return t('stageStudio.answer.nobody');
  const values = { count: moved, moved: formatNumber(moved, language), kept: formatNumber(kept, language) };
  return <RichText text={kept ? 'stageStudio.answer.movedKept' : 'stageStudio.answer.moved'} values={values} />;
}
