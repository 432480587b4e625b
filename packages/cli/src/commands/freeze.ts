import { dayOf, needed, oneOf } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type Answer, type Call, defineCommand, UsageError } from '../command.ts';
import { formatDay, formatTable } from '../format.ts';

const MOST = 1000;
type FreezeCall = Call<{ reason?: string | undefined; until?: string | undefined; 'as-of'?: string | undefined }>;

export const command = defineCommand({
  options: { reason: { type: 'string' }, until: { type: 'string' }, 'as-of': { type: 'string' } },
  args: [1, MOST + 1],
  async run(call) {
    const [first, ...codes] = call.args;
    const verb = needed(oneOf(first, ['list', 'set', 'end'], 'freeze'), 'freeze');
    if (verb === 'list') return list(call);
    if (!codes.length) throw new UsageError('usage.too_few');
    const reason = needed(call.values.reason, '--reason');
    const until = dayOf(call.values.until, '--until') ?? null;
    const { client } = await call.connect();
    const ids = await idsOf(client, codes);
    if (verb === 'set') {
      const json = await client.freezes.set({ ids, reason, until });
      return { json, lines: [call.say('freeze.set', json)] };
    }
    const json = await client.freezes.end({ ids, reason });
    return { json, lines: [call.say('freeze.ended', json)] };
  },
});

const idsOf = async (client: Client, codes: readonly string[]): Promise<string[]> =>
  (await Promise.all(codes.map((id) => client.accounts.get({ id })))).map(({ id }) => id);

async function list({ values, connect, say, language }: FreezeCall): Promise<Answer> {
  const asOf = dayOf(values['as-of'], '--as-of');
  const { client } = await connect();
  const { items } = await client.freezes.list({ limit: 200, ...(asOf ? { asOf } : {}) });
  const header = [say('head.code'), say('head.name'), say('head.since'), say('head.until'), say('head.by'), say('head.reason')];
  const day = (value: string | null) => (value === null ? '—' : formatDay(value, language()));
  const rows = items.map((one) => [one.accountCode, one.accountName, day(one.from), day(one.until), one.setBy ?? '—', one.reason]);
  return { json: { items }, lines: rows.length ? formatTable(header, rows) : [say('freeze.none')] };
}
