import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Override, OverrideRow } from '@fulcrum/contract';
import { dayOf, needed, oneOf } from '../arguments.ts';
import { type Answer, type Call, CommandError, defineCommand } from '../command.ts';
import { everyPage } from '../every-page.ts';
import { formatDay, formatTable } from '../format.ts';

const ACTIONS = ['list', 'set', 'end', 'load'] as const;
interface Values {
  all?: boolean | undefined;
  level?: string | undefined;
  reason?: string | undefined;
  until?: string | undefined;
  apply?: boolean | undefined;
  policy?: string | undefined;
}
type Run = (call: Call<Values>, what: string) => Promise<Answer>;
const PAGE = 200;
const policyOf = ({ policy }: Values) => (policy ? { policyId: policy } : {});
const said = ({ accountCode, accountName, level }: Override) => ({ code: accountCode, name: accountName, level });

const RUN: Record<(typeof ACTIONS)[number], Run> = {
  async list({ connect, values, say, language }, code) {
    const { client } = await connect();
    const account = code ? { accountId: (await client.accounts.get({ id: code })).id } : {};
    const state = values.all ? 'all' : 'in_force';
    const items = await everyPage((cursor) => client.overrides.list({ limit: PAGE, state, ...account, ...policyOf(values), ...cursor }));
    const day = (value: string | null) => (value === null ? '—' : formatDay(value, language()));
    const rows = items.map((one) => [
      ...[one.accountCode, one.accountName, one.level, one.judgedLevel ?? '—', day(one.from), day(one.endedOn ?? one.until)],
      ...[one.setBy ?? '—', one.reason],
    ]);
    const head = ['head.code', 'head.name', 'head.level', 'head.judged', 'head.since', 'head.until', 'head.set_by', 'head.reason'] as const;
    return {
      json: { items },
      lines: rows.length
        ? formatTable(
            head.map((key) => say(key)),
            rows,
          )
        : [say('override.none')],
    };
  },

  async set({ connect, values, say }, code) {
    const level = needed(values.level, '--level');
    const reason = needed(values.reason, '--reason');
    const until = dayOf(values.until, '--until') ?? null;
    const { client } = await connect();
    const { id } = await client.accounts.get({ id: code });
    const json = await client.overrides.set({ accountId: id, level, reason, until, ...policyOf(values) });
    return { json, lines: [say('override.set', said(json))] };
  },

  async end({ connect, values, say }, code) {
    const reason = needed(values.reason, '--reason');
    const { client } = await connect();
    const { id: accountId } = await client.accounts.get({ id: code });
    const [there] = (await client.overrides.list({ accountId, limit: 1, ...policyOf(values) })).items;
    if (!there) throw new CommandError('override.not_there', { code });
    const json = await client.overrides.end({ accountId, id: there.id, reason });
    return { json, lines: [say('override.ended', said(json))] };
  },

  /** A list from a file: every row is checked, and with --apply those that are right are set. */
  async load({ connect, values, say }, file) {
    await stat(file);
    const { client, stream } = await connect();
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
    const { rows } = (await (await stream('/overrides/rows', { name: path.basename(file) }, { method: 'POST', body })).json()) as {
      rows: OverrideRow[];
    };
    const json = await client.overrides.setMany({ rows, apply: values.apply ?? false, ...policyOf(values) });
    const problems = json.problems.map((one) => `  ${say('override.problem', { line: one.line, code: one.code, message: one.message })}`);
    const { rows: count, good, set } = json;
    const line = say(values.apply ? 'override.loaded' : 'override.checked', { rows: count, good, set });
    const exit = problems.length ? { exit: values.apply && set > 0 ? (3 as const) : (1 as const) } : {};
    return { json, lines: [line, ...problems], ...exit };
  },
};

export const command = defineCommand({
  options: {
    all: { type: 'boolean' },
    level: { type: 'string' },
    reason: { type: 'string' },
    until: { type: 'string' },
    apply: { type: 'boolean' },
    policy: { type: 'string' },
  },
  args: [1, 2],
  async run(call) {
    const action = needed(oneOf(call.args[0], ACTIONS, 'overrides'), 'overrides');
    return RUN[action](call, action === 'list' ? (call.args[1] ?? '') : needed(call.args[1], action === 'load' ? 'FILE' : 'CODE'));
  },
});
