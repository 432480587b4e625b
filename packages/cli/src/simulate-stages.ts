import { formatDay, formatNumber, formatTable } from './format.ts';
import type { Simulator } from './simulator.ts';

/** By name, for people; the JSON has more. */
const SHOWN = 20;

/** Where a lifecycle would put the base, beside where it stands: every move, how many stay or are kept, and the first of those who move. */
export const simulateStages: Simulator = async (call, client, of) => {
  const { say, language } = call;
  const json = await client.policies.simulateStages(of);
  const { policyId, asOf, stages, moves, movers } = json;
  const at = language();
  const number = (value: number) => formatNumber(value, at);
  const named = (id: string | null) => stages.find((one) => one.id === id)?.name[at] ?? id ?? '—';
  const total = (list: typeof moves) => number(list.reduce((sum, { accounts }) => sum + accounts, 0));
  const moved = moves.filter(({ from, to }) => from !== to);
  const count = moved.reduce((sum, { accounts }) => sum + accounts, 0);
  const head = say('policy.stages_simulated', {
    asOf: formatDay(asOf, at),
    id: policyId,
    moved: number(count),
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
  const more = count - people.length;
  return { json, lines: [head, ...tables, ...(more > 0 ? [say('policy.more_movers', { count: number(more) })] : [])] };
};
