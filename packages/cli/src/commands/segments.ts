import { readFile } from 'node:fs/promises';
import { Condition } from '@fulcrum/contract';
import { dayOf, needed, oneOf } from '../arguments.ts';
import { type Answer, type Call, CommandError, defineCommand, UsageError } from '../command.ts';
import { formatDay, formatNumber, formatTable, formatValue } from '../format.ts';
import { segmentOf } from '../segment-of.ts';
import { readYamlFile } from '../yaml-file.ts';

const ACTIONS = ['list', 'show', 'count', 'create', 'add', 'remove-accounts', 'remove', 'penetration'] as const;
interface Values {
  'as-of'?: string | undefined;
  condition?: string | undefined;
  codes?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  shared?: boolean | undefined;
  target?: boolean | undefined;
}
type Run = (call: Call<Values>, name: string) => Promise<Answer>;

/** Codes of accounts, one a line; a table's first column. */
async function codesOf(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  return [...new Set(lines.map((line) => (line.split(/[,\t;]/)[0] ?? '').trim()).filter(Boolean))];
}

async function conditionOf(file: string): Promise<Condition> {
  const parsed = Condition.safeParse(await readYamlFile(file));
  if (!parsed.success) throw new CommandError('yaml.invalid', { file, why: parsed.error.issues[0]?.message ?? '' });
  return parsed.data;
}

const RUN: Record<(typeof ACTIONS)[number], Run> = {
  async list({ connect, say }) {
    const { client } = await connect();
    const json = await client.segments.list({});
    const rows = json.items.map(({ id, name, kind, ownerName }) => [id, name, say(`segment.${kind}`), ownerName ?? '—']);
    const head = [say('head.id'), say('head.name'), say('head.kind'), say('head.owner')];
    return { json, lines: rows.length ? formatTable(head, rows) : [say('segment.none')] };
  },
  async show({ connect }, name) {
    const { client } = await connect();
    const json = await client.segments.get({ id: await segmentOf(client, name) });
    return { json, lines: [json.name, ...(json.condition ? [JSON.stringify(json.condition)] : [])] };
  },
  async count({ connect, values, say, language }, name) {
    const asOf = dayOf(values['as-of'], '--as-of');
    const { client } = await connect();
    const json = await client.segments.count({ id: await segmentOf(client, name), ...(asOf ? { asOf } : {}) });
    const said = { accounts: formatNumber(json.accounts, language()), amount: formatValue(json.amount12m, language()) };
    return { json, lines: [say('segment.count', { ...said, date: formatDay(json.asOf, language()) })] };
  },
  async create({ connect, values, say }, name) {
    const condition = values.condition === undefined ? undefined : await conditionOf(values.condition);
    const { client } = await connect();
    const kind = condition ? ('dynamic' as const) : ('fixed' as const);
    const target = values.target ?? false;
    const json = await client.segments.create({ kind, name, shared: values.shared ?? false, target, ...(condition ? { condition } : {}) });
    return { json, lines: [say('segment.created', { id: json.id, name })] };
  },
  async add({ connect, values, say }, name) {
    const codes = await codesOf(needed(values.codes, '--codes'));
    const since = dayOf(values.from, '--from');
    const until = dayOf(values.until, '--until');
    const { client } = await connect();
    const id = await segmentOf(client, name);
    const json = await client.segments.addMembers({ id, codes, ...(since ? { since } : {}), ...(until ? { until } : {}) });
    const unknown = json.unknown.length ? [say('segment.not_found', { codes: json.unknown.join(', ') })] : [];
    return { json, lines: [say('segment.added', { added: json.added, there: json.there }), ...unknown] };
  },
  async 'remove-accounts'({ connect, values, say }, name) {
    const codes = await codesOf(needed(values.codes, '--codes'));
    const until = dayOf(values.until, '--until');
    const { client } = await connect();
    const id = await segmentOf(client, name);
    const where = { filter: JSON.stringify({ metric: 'account.code', op: 'in', value: codes.slice(0, 500) }) };
    if (codes.length > 500) throw new UsageError('usage.too_many', { argument: '--codes' });
    const json = await client.segments.removeMembers({ id, where, ...(until ? { until } : {}) });
    return { json, lines: [say('segment.removed', { removed: json.removed })] };
  },
  async remove({ connect, say }, name) {
    const { client } = await connect();
    const json = await client.segments.remove({ id: await segmentOf(client, name) });
    return { json, lines: [say('segment.deleted', { name })] };
  },
  async penetration({ connect, values, say, language }, name) {
    const asOf = dayOf(values['as-of'], '--as-of');
    const { client } = await connect();
    const json = await client.segments.penetration({ id: await segmentOf(client, name), ...(asOf ? { asOf } : {}) });
    const lines = json.rows.map(({ asOf: day, target, subscribed }) =>
      say('segment.penetration', { date: formatDay(day, language()), target, subscribed }),
    );
    return { json, lines };
  },
};

export const command = defineCommand({
  options: {
    'as-of': { type: 'string' },
    condition: { type: 'string' },
    codes: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    shared: { type: 'boolean' },
    target: { type: 'boolean' },
  },
  args: [1, 2],
  async run(call) {
    const action = needed(oneOf(call.args[0], ACTIONS, 'segments'), 'segments');
    return RUN[action](call, action === 'list' ? '' : needed(call.args[1], 'ID'));
  },
});
