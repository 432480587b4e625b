import type { EffortChange, EffortSums } from '@fulcrum/contract';
import type { Call } from './command.ts';
import { formatNumber, formatTable } from './format.ts';

/** Visits, hours, people and the cost of benefits in a year, before and after; or that no policy says what they are. */
export function effortLines(effort: EffortChange | null, { say, language }: Call<unknown>): string[] {
  if (!effort) return [say('policy.no_effort')];
  const number = (value: number) => formatNumber(Math.round(value * 100) / 100, language());
  const hours = (sums: EffortSums) => sums.hours.reduce((sum, one) => sum + one.hours, 0);
  const row = (label: string, of: (sums: EffortSums) => number) => [
    label,
    number(of(effort.before)),
    number(of(effort.after)),
    number(of(effort.after) - of(effort.before)),
  ];
  return formatTable(
    [say('head.yearly'), say('effort.before'), say('effort.after'), say('effort.difference')],
    [
      row(say('effort.visits'), ({ visits }) => visits),
      row(say('effort.hours'), hours),
      row(say('effort.people'), ({ people }) => people),
      row(say('effort.cost'), ({ cost }) => Number(cost)),
    ],
  );
}
