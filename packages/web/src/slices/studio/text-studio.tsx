import { z } from 'zod';
import { StudioLayout } from './studio-layout.tsx';
import type { Policy } from './use-policy.ts';
import { useStudio } from './use-studio.ts';

/** A kind of policy that has no form is edited as text; it is checked, told apart in words and published like any other. */
export function TextStudio({ policy }: { policy: Policy }) {
  const studio = useStudio(policy, z.never());
  return <StudioLayout policy={policy} studio={studio} found={null} form={null} effect={null} />;
}
