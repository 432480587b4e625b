import { type HealthForm, type HealthMove, type HealthPolicy, healthForms, measuresOf } from '@fulcrum/contract';
import type { Reader } from './reader.ts';
import type { KeptHealth } from './results.sql.ts';

/** A result with the rules that it was made by. */
export interface Ruled {
  result: Pick<KeptHealth, 'version' | 'variant' | 'score' | 'cap' | 'points' | 'marks' | 'figures'>;
  policy: HealthPolicy;
}

/** The way of judging that a result names; the policy's own where it names none. */
export const formOf = (policy: HealthPolicy, variant: string | null): HealthForm => {
  const forms = healthForms(policy);
  return forms.find(({ id }) => id === variant) ?? forms.at(-1)!;
};

interface Part {
  name: HealthMove['name'];
  metric: string;
  points: number | null;
  mark: number | null;
  figure: string | null;
}
function partsOf({ result, policy }: Ruled): Map<string, Part> {
  const measures = measuresOf(formOf(policy, result.variant));
  return new Map(
    measures.map(({ measure }, at) => [
      measure.id,
      {
        name: measure.name,
        metric: measure.metric,
        points: result.points[at] ?? null,
        mark: result.marks[at] ?? null,
        figure: result.figures[at] ?? null,
      },
    ]),
  );
}
export const hundredths = (value: number | string | null): number => Math.round(Number(value ?? 0) * 100);
const sumOf = (points: readonly (number | null)[]): number => points.reduce((sum: number, one) => sum + hundredths(one), 0);
/** What the cap took: the score less what the points sum to. */
export const capPoints = ({ score, points }: Pick<KeptHealth, 'score' | 'points'>): number =>
  score === null ? 0 : (hundredths(score) - sumOf(points)) / 100;

function causeOf(before: Part | undefined, after: Part | undefined, sameRules: boolean): HealthMove['cause'] {
  if (!before || !after) return 'rules';
  if (before.mark === null) return 'came';
  if (after.mark === null) return 'gone';
  if (before.mark !== after.mark) return before.metric === after.metric ? 'figure' : 'rules';
  return sameRules ? 'weight' : 'rules';
}

/** What moved the score from one result to the next, the largest first. The changes sum to the difference of the scores; none where either is unknown. */
export function movesBetween(before: Ruled, after: Ruled, reader: Reader): HealthMove[] {
  if (before.result.score === null || after.result.score === null) return [];
  const [from, to] = [partsOf(before), partsOf(after)];
  const sameRules = before.result.version === after.result.version && before.result.variant === after.result.variant;
  const moves = [...new Set([...to.keys(), ...from.keys()])].flatMap((id) => {
    const [was, is] = [from.get(id), to.get(id)];
    const part = (is ?? was)!;
    const change = (hundredths(is?.points ?? null) - hundredths(was?.points ?? null)) / 100;
    if (change === 0) return [];
    const hides = [was, is].some((one) => one !== undefined && reader.hides(one.metric));
    const value = (one: Part | undefined) => (one ? reader.value(one.metric, one.figure) : null);
    const move = {
      id,
      name: part.name,
      cause: causeOf(was, is, sameRules),
      type: reader.typeOf(part.metric),
      from: value(was),
      to: value(is),
    };
    return [{ size: Math.abs(change), move: { ...move, change: hides ? null : change } }];
  });
  const capped = (hundredths(capPoints(after.result)) - hundredths(capPoints(before.result))) / 100;
  const cap = [after, before].flatMap(({ result, policy }) => policy.caps.filter(({ id }) => id === result.cap))[0];
  // Who sees the rest of the moves but not the score would learn the hidden ones from the cap.
  const shown = moves.some(({ move }) => move.change === null) ? null : capped;
  const caps =
    capped === 0
      ? []
      : [
          {
            size: Math.abs(capped),
            move: {
              id: 'cap',
              name: cap?.name ?? { zh: '封顶', en: 'Cap' },
              cause: 'cap' as const,
              type: null,
              from: null,
              to: null,
              change: shown,
            },
          },
        ];
  return [...moves, ...caps].toSorted((one, other) => other.size - one.size).map(({ move }) => move);
}

/** The difference of two scores as text; null where either is unknown. */
export const changeOf = (before: string | null, after: string | null): string | null =>
  before === null || after === null ? null : String((hundredths(after) - hundredths(before)) / 100);
