import { type Both, type HealthColour, type HealthMover, type HealthPolicy, measuresOf } from '@fulcrum/contract';
import { capPoints, formOf, hundredths, type Ruled } from './moves.ts';
import type { Reader } from './reader.ts';

type Cause = Pick<HealthMover, 'cause' | 'part' | 'change'>;
const plain = (cause: Cause['cause'], part: Both | null = null): Cause => ({ cause, part, change: null });

interface Sum {
  name: Both;
  points: number;
  hidden: boolean;
}
/** Points of each dimension; who does not see one of its figures does not see them. */
function dimensionsOf({ result, policy }: Ruled, reader: Reader): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  measuresOf(formOf(policy, result.variant)).forEach(({ dimension, measure }, at) => {
    const { points, hidden } = sums.get(dimension.id) ?? { points: 0, hidden: false };
    const sum = points + hundredths(result.points[at] ?? null);
    sums.set(dimension.id, { name: dimension.name, points: sum, hidden: hidden || reader.hides(measure.metric) });
  });
  return sums;
}

const colourUnder = ({ green, amber }: HealthPolicy['colours'], score: string): HealthColour =>
  Number(score) >= green ? 'green' : Number(score) >= amber ? 'amber' : 'red';
const RANK: readonly string[] = ['red', 'amber', 'green'];

/**
 * What made the colour of an account another one. Where the score would have kept its colour under the thresholds that were, those did; else
 * what took or gave most, in the direction of the move.
 */
export function mainCause(
  before: (Ruled & { colour: HealthColour }) | null,
  after: Ruled & { colour: HealthColour },
  reader: Reader,
): Cause {
  if (!before) return plain('first');
  if (before.result.score === null || after.result.score === null) return plain('coverage');
  if (before.result.variant !== after.result.variant) return plain('variant', formOf(after.policy, after.result.variant).name);
  if (colourUnder(before.policy.colours, after.result.score) === before.colour) return plain('colours');
  const direction = Math.sign(RANK.indexOf(after.colour) - RANK.indexOf(before.colour));
  const [was, is] = [dimensionsOf(before, reader), dimensionsOf(after, reader)];
  const dimensions = [...new Set([...is.keys(), ...was.keys()])].map((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    return {
      cause: 'dimension' as const,
      part: (now ?? old)!.name,
      size: (now?.points ?? 0) - (old?.points ?? 0),
      hidden: Boolean(old?.hidden || now?.hidden),
    };
  });
  const cap = [after, before].flatMap(({ result, policy }) => policy.caps.filter(({ id }) => id === result.cap))[0];
  const capped = hundredths(capPoints(after.result)) - hundredths(capPoints(before.result));
  const parts = [
    ...dimensions,
    { cause: 'cap' as const, part: cap?.name ?? null, size: capped, hidden: dimensions.some(({ hidden }) => hidden) },
  ];
  const most = parts
    .filter(({ size }) => Math.sign(size) === direction)
    .toSorted((one, other) => Math.abs(other.size) - Math.abs(one.size))[0];
  return most ? { cause: most.cause, part: most.part, change: most.hidden ? null : most.size / 100 } : plain('colours');
}
