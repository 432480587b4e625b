import { dayOf } from './arguments.ts';
import type { Client } from './client.ts';
import type { Answer, Call } from './command.ts';
import { formatDay, formatNumber, formatTable } from './format.ts';

/** By name, for people; the JSON has more. */
const SHOWN = 20;

/** Where a lifecycle would put the base, beside where it stands: every move, how many stay or are kept, and the first of those who move. */
export async function simulateStages(
  call: Call<unknown>,
  client: Client,
  of: { id: string } | { yaml: string },
  day: string | undefined,
): Promise<Answer> {
  const { say, language } = call;
  const on = dayOf(day, '--as-of');
  const json = await client.policies.simulateStages({ ...of, ...(on ? { asOf: on } : {}) });
  const { policyId, asOf, stages, moves, movers } = json;
  const at = language();
  const number = (value: number) => formatNumber(value, at);
  const named = (id: string | null) => stages.find((one) => one.id === id)?.name[at] ?? id ?? '—';
  const total = (list: typeof moves) => number(list.reduce((sum, { accounts }) => sum + accounts, 0));
  const moved = moves.filter(({ from, to }) => from !== to);
  const head = say('policy.stages_simulated', {
    asOf: formatDay(asOf, at),
    id: policyId,
    moved: total(moved),
    stay: total(moves.filter(({ from, to }) => from === to)),
    kept: number(moves.reduce((sum, { kept }) => sum + kept, 0)),
  });
  const rows = moved.map(({ from, to, accounts }) => [named(from), named(to), number(accounts)]);
  const ground = ({ facts, on }: (typeof movers)[number]) => {
    if (on !== null) return formatDay(on, at);
    return facts.map(({ metric, value }) => `${metric} = ${value ?? '—'}`).join('  ');
  };
  const people = movers
    .filter(({ from, to }) => from !== to)
    .slice(0, SHOWN)
    .map((one) => [one.code, one.name, `${named(one.from)} → ${named(one.to)}`, ground(one)]);
  const tables = [
    ...(rows.length ? formatTable([say('head.from'), say('head.to'), say('head.accounts')], rows) : []),
    ...(people.length ? formatTable([say('head.code'), say('head.name'), say('head.move'), say('head.cause')], people) : []),
  ];
  return { json, lines: [head, ...tables] };
}
