import { dayOf, needed } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { formatDay } from '../format.ts';
import { userOf } from '../user-of.ts';

const MOST = 200;

export const command = defineCommand({
  options: { user: { type: 'string' }, date: { type: 'string' } },
  args: [0, 0],
  async run({ values, connect, language, say }) {
    const email = needed(values.user, '--user');
    const date = dayOf(values.date, '--date');
    const { client } = await connect();
    const user = await userOf(client, email);
    const whose = { user: user.id, ...(date ? { date } : {}) };
    const list = await client.worklist.list({ ...whose, limit: MOST });
    const figures = await client.worklist.figures(whose);
    const items = list.items.map((item) => ({ ...item, account: item.accountName }));
    const head = { name: user.name, date: formatDay(list.date, language()), open: figures.open };
    const lines = items.flatMap(({ account, title, dueOn, reason }, i) => [
      `${i + 1}. ${say('worklist.item', { due: formatDay(dueOn, language()), account: account ?? say('worklist.ofNoCustomer'), title })}`,
      `   ${reason}`,
    ]);
    return {
      json: { ...list, items, figures, user: email },
      lines: [say('worklist.head', head), ...(lines.length ? lines : [say('worklist.none')])],
    };
  },
});
