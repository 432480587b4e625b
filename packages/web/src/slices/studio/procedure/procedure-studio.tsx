import { RichText } from '../../../kit/index.ts';
import { IdentitySection } from '../identity-section.tsx';
import { StudioLayout } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import { AboutSection } from './about-section.tsx';
import { DepartmentSection } from './department-section.tsx';
import { ProcedureEffect } from './procedure-effect.tsx';
import { DraftProcedure, ProcedureDraft } from './procedure-shape.ts';
import { StepSection } from './step-section.tsx';

/** Editing a procedure: what it is for and who approved it, the departments with their KPI, and the steps in their order. */
export function ProcedureStudio({ policy }: { policy: Policy }) {
  const studio = useStudio(policy, DraftProcedure);
  const { draft, before } = studio;
  return (
    <StudioLayout
      wide
      policy={policy}
      studio={studio}
      found={studio.changes?.length ? <RichText text="procedure.form.changed" values={{ count: studio.changes.length }} /> : null}
      form={
        draft ? (
          <ProcedureDraft value={{ policy: draft, before }}>
            <AboutSection />
            <DepartmentSection />
            <StepSection />
            <IdentitySection policy={draft} />
          </ProcedureDraft>
        ) : null
      }
      effect={draft ? <ProcedureEffect draft={draft} /> : null}
    />
  );
}
