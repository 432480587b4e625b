import { type HealthPolicy, type HealthTold, measuresOf } from '@fulcrum/contract';
import { capPoints, formOf } from './moves.ts';
import type { Reader } from './reader.ts';
import type { KeptHealth } from './results.sql.ts';

const percent = (weight: number): number => Math.round(weight) / 100;

/** A result measure by measure, in the words of the rules that it was made by. */
export function tellParts(
  policy: HealthPolicy,
  result: Pick<KeptHealth, 'variant' | 'score' | 'coverage' | 'cap' | 'points' | 'marks' | 'figures'>,
  reader: Reader,
): Pick<HealthTold, 'coverage' | 'leastCoverage' | 'variant' | 'cap' | 'dimensions' | 'thresholds'> {
  const form = formOf(policy, result.variant);
  const present = measuresOf(form).reduce((sum, { weight }, at) => sum + ((result.marks[at] ?? null) === null ? 0 : weight), 0);
  const measures = measuresOf(form).map(({ dimension, measure, weight }, at) => {
    const mark = result.marks[at] ?? null;
    const hides = reader.hides(measure.metric);
    return {
      dimension: dimension.id,
      share: weight,
      told: {
        id: measure.id,
        name: measure.name,
        metric: measure.metric,
        metricName: reader.nameOf(measure.metric),
        type: reader.typeOf(measure.metric),
        value: reader.value(measure.metric, result.figures[at] ?? null),
        mark: hides ? null : mark,
        weight: percent(weight),
        weightUsed: mark === null ? null : percent((weight / present) * 10_000),
        points: hides ? null : (result.points[at] ?? null),
        missing: mark === null,
      },
    };
  });
  const cap = policy.caps.find(({ id }) => id === result.cap);
  const hidden = measures.some(({ told }) => !told.missing && told.points === null);
  return {
    thresholds: policy.colours,
    coverage: result.coverage,
    leastCoverage: form.coverage,
    variant: form.id !== null && form.name ? { id: form.id, name: form.name } : null,
    cap: cap ? { id: cap.id, name: cap.name, most: cap.most, points: hidden ? null : capPoints(result) } : null,
    dimensions: form.dimensions.map(({ id, name, weight }) => {
      const own = measures.filter(({ dimension }) => dimension === id);
      return { id, name, weight, mark: meanOf(own), measures: own.map(({ told }) => told) };
    }),
  };
}

function meanOf(measures: readonly { share: number; told: HealthTold['dimensions'][number]['measures'][number] }[]): number | null {
  const present = measures.filter(({ told }) => !told.missing);
  if (!present.length || present.some(({ told }) => told.mark === null)) return null;
  const weight = present.reduce((sum, { share }) => sum + share, 0);
  return percent((present.reduce((sum, { share, told }) => sum + share * (told.mark ?? 0), 0) / weight) * 100);
}
