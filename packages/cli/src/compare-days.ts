import { COMPARED_BY, type ComparedBy, type DayComparison, type HealthColour } from '@fulcrum/contract';
import { dayOf, oneOf } from './arguments.ts';
import type { Answer, Call } from './command.ts';
import { everyPage } from './every-page.ts';
import { formatDay, formatTable, formatValue } from './format.ts';
import { segmentOf } from './segment-of.ts';

export const compareOptions = {
  by: { type: 'string' },
  segment: { type: 'string' },
  filter: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  movers: { type: 'boolean' },
} as const;
type Values = { [Key in Exclude<keyof typeof compareOptions, 'movers'>]?: string | undefined } & { movers?: boolean | undefined };
type Group = (id: string | null) => string;

/** The customers of a segment, of a filter or all by tier, stage or health on two days: how many went where, and on request who. */
export async function compareDays(call: Call<Values>): Promise<Answer> {
  const { values, connect, language, say } = call;
  const by: ComparedBy = oneOf(values.by, COMPARED_BY, '--by') ?? 'tier';
  const [from, to] = [dayOf(values.from, '--from'), dayOf(values.to, '--to')];
  const { client } = await connect();
  const asked = {
    by,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(values.filter ? { filter: values.filter } : {}),
    ...(values.segment ? { segment: await segmentOf(client, values.segment) } : {}),
  };
  const found = await client.accounts.compare(asked);
  const movers = values.movers ? await everyPage((page) => client.accounts.movers({ ...asked, ...page })) : undefined;
  const at = language();
  const group: Group = (id) => (id === null ? '—' : by === 'health' ? say(`health.${id as HealthColour}`) : id);
  const header = [say('head.earlier'), say('head.later'), say('head.accounts'), say('head.amount')];
  const rows = found.moves.map((move) => [group(move.from), group(move.to), formatValue(move.accounts, at), formatValue(move.after, at)]);
  const who = movers?.map((one) => [
    one.name,
    one.was ? group(one.from) : say('policy.not_there'),
    one.is ? group(one.to) : say('policy.not_there'),
    one.after === null ? '—' : formatValue(one.after, at),
  ]);
  return {
    json: movers ? { ...found, movers } : found,
    lines: [
      ...headOf(found, call),
      ...(rows.length ? formatTable(header, rows) : []),
      ...(who?.length ? ['', ...formatTable([say('head.name'), ...header.slice(0, 2), say('head.amount')], who)] : []),
    ],
  };
}

function headOf({ from, to, ways, moves, entered, left }: DayComparison, { say, language }: Call<Values>): string[] {
  const days = { from: formatDay(from.asOf, language()), to: formatDay(to.asOf, language()) };
  const moved = moves.reduce((sum, move) => (move.from === move.to ? sum : sum + move.accounts), 0);
  return [
    ways ? say('policy.compared', { ...days, ...ways }) : say('policy.compared_stages', { ...days, moved }),
    say('policy.came_and_went', { entered: entered.accounts, left: left.accounts }),
  ];
}
