import { dayOf } from './arguments.ts';
import type { Answer, Call } from './command.ts';
import { formatDay, formatTable, formatValue } from './format.ts';

/** Which item of a policy decides how many levels, the most deciding first. */
export async function sensitivity(call: Call<{ 'as-of'?: string | undefined }>, policyId: string | undefined): Promise<Answer> {
  const { values, connect, language, say } = call;
  const asOf = dayOf(values['as-of'], '--as-of');
  const { client } = await connect();
  const json = await client.tiers.sensitivity({ ...(asOf ? { asOf } : {}), ...(policyId ? { policyId } : {}) });
  const at = language();
  const header = [say('head.item'), say('head.without'), say('head.nonzero'), say('head.mean')];
  const rows = json.items.map(({ name, changed, nonzero, points }) => [
    name[at],
    formatValue(changed, at),
    formatValue(nonzero, at),
    formatValue(points?.mean ?? null, at),
  ]);
  const { version, accounts } = json;
  const head = say('policy.sensitivity', { asOf: formatDay(json.asOf, at), policy: json.policyName[at], version, accounts });
  return { json, lines: [head, ...(rows.length ? formatTable(header, rows) : [])] };
}
