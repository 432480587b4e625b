import type { TierChange } from '@fulcrum/contract';
import type { Call } from './command.ts';
import { formatDay, formatTable, formatValue } from './format.ts';

/** Why a score and level changed between two days, items that kept their points left out. */
export function changeLines({ from, to, headline, split, items, conditions }: TierChange, { language, say }: Call<unknown>): string[] {
  const at = language();
  const header = [`  ${say('head.item')}`, say('head.before'), say('head.after'), say('head.difference'), say('head.reason')];
  const rows = items
    .filter(({ difference }) => difference === null || Number(difference) !== 0)
    .map(({ name, before, after, difference, sentence }) => [
      `  ${name[at]}`,
      formatValue(before, at),
      formatValue(after, at),
      formatValue(difference, at),
      sentence[at],
    ]);
  return [
    say('account.change', { from: formatDay(from.asOf, at), to: formatDay(to.asOf, at), headline: headline[at] }),
    ...(split ? [split[at]] : []),
    ...conditions.flatMap(({ sentence }) => (sentence ? [`  ${sentence[at]}`] : [])),
    ...(rows.length ? formatTable(header, rows) : []),
  ];
}
