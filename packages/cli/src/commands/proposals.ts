import { needed, oneOf } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type Answer, type Call, CommandError, defineCommand, UsageError } from '../command.ts';
import { everyPage } from '../every-page.ts';
import { formatTable, formatValue } from '../format.ts';

const ACTIONS = ['list', 'confirm', 'decline'] as const;
const STATES = ['open', 'waiting', 'decided'] as const;
interface Values {
  state?: string | undefined;
  all?: boolean | undefined;
  from?: string | undefined;
  to?: string | undefined;
  reason?: string | undefined;
  policy?: string | undefined;
}
const PAGE = 200;
const policyOf = ({ policy }: Values) => (policy ? { policyId: policy } : {});
const filterOf = ({ from, to }: Values) => ({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
const allOf = (client: Client, values: Values, state: (typeof STATES)[number]) =>
  everyPage((cursor) => client.proposals.list({ limit: PAGE, state, ...policyOf(values), ...filterOf(values), ...cursor }));

async function list({ connect, values, say, language }: Call<Values>): Promise<Answer> {
  const state = oneOf(values.state, STATES, '--state') ?? 'open';
  const { client } = await connect();
  const items = await allOf(client, values, state);
  const { open, waiting } = await client.proposals.summary({ ...policyOf(values), ...filterOf(values) });
  const rows = items.map((one) => [
    ...[one.accountCode, one.accountName, `${one.from} → ${one.to}`, formatValue(one.amount, language())],
    ...[one.item?.name[language()] ?? '—', say(`proposal.state.${one.state}`), one.decidedBy ?? '—'],
  ]);
  const head = ['head.code', 'head.name', 'head.move', 'head.amount', 'head.cause', 'head.state', 'head.decided_by'] as const;
  const table = rows.length
    ? formatTable(
        head.map((key) => say(key)),
        rows,
      )
    : [say('proposal.none')];
  return { json: { open, waiting, items }, lines: [...table, say('proposal.open', { open, waiting })] };
}

/** The ids of what is to be confirmed of customers by their codes; each must have something. */
async function idsOf(client: Client, values: Values, codes: readonly string[]): Promise<string[]> {
  const items = (await allOf(client, values, 'open')).filter(({ accountCode }) => codes.includes(accountCode));
  const missing = codes.filter((code) => !items.some(({ accountCode }) => accountCode === code));
  if (missing.length) throw new CommandError('proposal.unknown', { codes: missing.join(', ') });
  return items.map(({ id }) => id);
}

async function decide(call: Call<Values>, decision: 'confirm' | 'decline', codes: readonly string[]): Promise<Answer> {
  const { values, connect, say } = call;
  if (codes.length > 0 === (values.all ?? false)) throw new UsageError('usage.codes_or_all');
  const reason = decision === 'decline' ? needed(values.reason, '--reason') : values.reason;
  const { client } = await connect();
  const which = values.all ? { where: filterOf(values) } : { ids: await idsOf(client, values, codes) };
  const json = await client.proposals.decide({ decision, ...policyOf(values), ...which, ...(reason ? { reason } : {}) });
  return { json, lines: [say('proposal.decided', json)] };
}

export const command = defineCommand({
  options: {
    state: { type: 'string' },
    all: { type: 'boolean' },
    from: { type: 'string' },
    to: { type: 'string' },
    reason: { type: 'string' },
    policy: { type: 'string' },
  },
  args: [1, 1001],
  async run(call) {
    const [verb, ...codes] = call.args;
    const action = needed(oneOf(verb, ACTIONS, 'proposals'), 'proposals');
    if (action !== 'list') return decide(call, action, codes);
    if (codes[0] !== undefined) throw new UsageError('usage.too_many', { argument: codes[0] });
    return list(call);
  },
});
