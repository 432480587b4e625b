import type { HealthColour } from '@fulcrum/contract';
import { type HealthBand, HealthChip, HealthShape } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';

export const BAND_OF: Readonly<Record<HealthColour, HealthBand>> = { green: 'good', amber: 'watch', red: 'poor', unknown: 'unknown' };

/** Whole points of a score, rounded down: 69.9 is not yet good and must not read as 70. Null where there is none or it is masked. */
export const wholePoints = (score: string | null): number | null => (score === null || score === MASKED ? null : Math.floor(Number(score)));

interface HealthMarkProps {
  score: string | null;
  colour: HealthColour;
  /** The score to compare with. */
  before?: string | null | undefined;
  worded?: boolean;
}

/** A health as its shape and score; who does not see scores reads the colour's word. */
export function HealthMark({ score, colour, before = null, worded = false }: HealthMarkProps) {
  const [now, then] = [wholePoints(score), wholePoints(before)];
  const change = now === null || then === null ? 0 : now - then;
  return <HealthChip score={now} band={BAND_OF[colour]} change={change} worded={worded || now === null} />;
}

export const ColourShape = ({ colour }: { colour: HealthColour }) => <HealthShape band={BAND_OF[colour]} />;
