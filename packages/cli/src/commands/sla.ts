import { countOf, needed, oneOf } from '../arguments.ts';
import { CommandError, defineCommand, UsageError } from '../command.ts';
import { readYamlFile } from '../yaml-file.ts';

export const command = defineCommand({
  options: { calendar: { type: 'string' }, start: { type: 'string' }, minutes: { type: 'string' } },
  args: [1, 1],
  async run({ values, args }) {
    oneOf(args[0], ['due'], 'sla');
    const file = needed(values.calendar, '--calendar');
    const start = needed(values.start, '--start');
    const minutes = needed(countOf(values.minutes, '--minutes'), '--minutes');
    const { dueIn } = await import('@fulcrum/server/entry/open-time');
    const answer = dueIn(await readYamlFile(file), { start, minutes });
    if (!('wrongAt' in answer)) return { json: answer, lines: [answer.local] };
    if (answer.wrongAt === '--start') throw new UsageError('usage.moment', { option: '--start' });
    throw new CommandError('sla.calendar', { file, at: answer.wrongAt });
  },
});
