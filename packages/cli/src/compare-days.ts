import { dayOf } from './arguments.ts';
import type { Answer, Call } from './command.ts';
import { formatDay, formatTable, formatValue } from './format.ts';

/** The base by level on two days, and how many went from which level to which. */
export async function compareDays(call: Call<{ from?: string | undefined; to?: string | undefined }>): Promise<Answer> {
  const { values, connect, language, say } = call;
  const [from, to] = [dayOf(values.from, '--from'), dayOf(values.to, '--to')];
  const { client } = await connect();
  const json = await client.tiers.compare({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const at = language();
  const { up, down, other } = json;
  const head = say('policy.compared', { from: formatDay(json.from.asOf, at), to: formatDay(json.to.asOf, at), up, down, other });
  const rows = json.matrix.map((cell) => [cell.from ?? '—', cell.to ?? '—', formatValue(cell.accounts, at), formatValue(cell.amount, at)]);
  const header = [say('head.from'), say('head.to'), say('head.accounts'), say('head.amount')];
  return { json, lines: [head, ...(rows.length ? formatTable(header, rows) : [])] };
}
