import type { CSSProperties } from 'react';
import type { RampStep } from './ramp.ts';

/** A design token as a CSS value: tone('health-good') → var(--health-good). */
export const tone = (name: string): string => `var(--${name})`;

/** The colours of a tier chip's letter square. */
export const tierSquare = (step: RampStep): CSSProperties => ({
  background: tone(`tier-${step}-bg`),
  color: tone(`tier-${step}-ink`),
  borderColor: tone(`tier-${step}-line`),
});

/** The fill of a bar or band that stands for a tier step; the last step is an outline elsewhere, here the hairline grey. */
export const tierFill = (step: RampStep): string => (step === 4 ? tone('hairStrong') : tone(`tier-${step}-bg`));
