import { randomBytes } from 'node:crypto';
import { TEMPLATES } from '@fulcrum/contract';
import { needed, oneOf } from '../arguments.ts';
import type { Client } from '../client.ts';
import { CommandError, defineCommand, UsageError } from '../command.ts';
import { formatNumber } from '../format.ts';
import { sayIn } from '../texts.ts';

const EMAIL = 'admin@localhost.localdomain';

export const command = defineCommand({
  options: {
    template: { type: 'string' },
    demo: { type: 'boolean' },
    'admin-email': { type: 'string' },
    'admin-password': { type: 'string' },
    organisation: { type: 'string' },
    'time-zone': { type: 'string' },
  },
  args: [0, 0],
  async run({ values, connect, askedLanguage, language, say, note }) {
    const template = needed(oneOf(values.template, TEMPLATES, '--template'), '--template');
    if (values['admin-password'] !== undefined && values['admin-email'] === undefined)
      throw new UsageError('usage.together', { option: '--admin-email --admin-password' });
    const { client } = await connect();
    const status = await client.session.status({});
    if (status.setUp) {
      if (status.template === null) await client.session.installTemplate({ id: template, demo: values.demo ?? false });
      else if (status.template !== template) throw new CommandError('init.other_template', { installed: status.template, template });
    } else {
      const installed = sayIn(askedLanguage ?? 'zh');
      const email = values['admin-email'] ?? EMAIL;
      const password = values['admin-password'] ?? randomBytes(15).toString('base64url');
      await client.session.setUp({
        organisation: values.organisation ?? installed('init.organisation'),
        language: askedLanguage ?? 'zh',
        timeZone: values['time-zone'] ?? Temporal.Now.timeZoneId(),
        template,
        demo: values.demo ?? false,
        administrator: { name: installed('init.administrator'), email, password },
      });
      if (values['admin-password'] === undefined) note(say('init.password', { email, password }));
    }
    const { accounts } = await client.accounts.summary({});
    const users = await countUsers(client);
    const shown = { template, accounts: formatNumber(accounts, language()), users: formatNumber(users, language()) };
    return { json: { template, accounts, users }, lines: [say('init.done', shown)] };
  },
});

async function countUsers(client: Client): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await client.identity.listUsers({ limit: 200, ...(cursor ? { cursor } : {}) });
    count += page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return count;
}
