import { dayOf } from '../arguments.ts';
import { defineCommand, UsageError } from '../command.ts';
import { formatDay, formatNumber } from '../format.ts';

export const command = defineCommand({
  options: { from: { type: 'string' }, yes: { type: 'boolean' } },
  args: [1, 1],
  async run({ values, args, data, language, say, note }) {
    const until = dayOf(args[0], 'DAY') ?? '';
    const from = dayOf(values.from, '--from');
    if (!values.yes) throw new UsageError('usage.rehearse');
    const { runUntil } = await import('@fulcrum/server/entry/run-until');
    const json = await runUntil(data, { from, until, told: (day) => note(formatDay(day, language())) });
    const number = (value: number) => formatNumber(value, language());
    const told = { days: number(json.days), tasks: number(json.tasks), stages: number(json.stageChanges) };
    return { json, lines: [say('rehearsal.done', { until: formatDay(json.until, language()), ...told })] };
  },
});
