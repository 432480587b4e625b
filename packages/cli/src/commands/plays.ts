import { dayOf, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { formatDay, formatNumber, formatTable } from '../format.ts';

export const command = defineCommand({
  options: { date: { type: 'string' } },
  args: [1, 1],
  async run({ values, args, connect, language, say }) {
    oneOf(args[0], ['run'], 'plays');
    const date = dayOf(values.date, '--date');
    const { client } = await connect();
    const json = await client.plays.run(date ? { date } : {});
    const number = (value: number) => formatNumber(value, language());
    const rows = json.plays.map(({ id, tasks }) => [id, number(tasks)]);
    const done = say('plays.done', { date: formatDay(json.date, language()), tasks: number(json.tasks) });
    return { json, lines: [...(rows.length ? formatTable([say('head.play'), say('head.tasks')], rows) : []), done] };
  },
});
