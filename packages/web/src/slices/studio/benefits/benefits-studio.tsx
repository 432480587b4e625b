import { GrantsEffect } from '../grants/grants-effect.tsx';
import { MovedWords } from '../grants/moved-words.tsx';
import { useGrants } from '../grants/use-grants.ts';
import { IdentitySection } from '../identity-section.tsx';
import { StudioLayout } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import './benefits-studio.css';
import { BenefitsDraft } from './benefits-draft.ts';
import { DraftBenefits } from './benefits-shape.ts';
import { CapacitySection } from './capacity-section.tsx';
import { CatalogueSection } from './catalogue-section.tsx';
import { MatrixSection } from './matrix-section.tsx';
import { ModeSection } from './mode-section.tsx';

/** Editing benefits: who has what and when, how levels are served, what there is to give, and the capacity of a person. */
export function BenefitsStudio({ policy }: { policy: Policy }) {
  const studio = useStudio(policy, DraftBenefits);
  const grants = useGrants(policy.id, studio);
  const { draft, before, changes } = studio;
  return (
    <StudioLayout
      policy={policy}
      studio={studio}
      found={
        studio.sound && changes?.length && grants.base.data && !grants.base.isPlaceholderData ? <MovedWords of={grants.base.data} /> : null
      }
      form={
        draft ? (
          <BenefitsDraft value={{ policy: draft, before }}>
            <MatrixSection />
            <ModeSection />
            <CatalogueSection />
            <CapacitySection />
            <IdentitySection policy={draft} />
          </BenefitsDraft>
        ) : null
      }
      effect={<GrantsEffect kind="benefits" studio={studio} grants={grants} />}
    />
  );
}
