import { defineCommand } from '../command.ts';
import { formatMoment, formatNumber } from '../format.ts';

export const command = defineCommand({
  options: {},
  args: [1, 1],
  async run({ args, data, language, say }) {
    const { restore } = await import('@fulcrum/server/entry/restore');
    const json = await restore(data, args[0] ?? '');
    return {
      json,
      lines: [
        say('restore.done', { at: formatMoment(json.at, language()), tables: json.tables, rows: formatNumber(json.rows, language()) }),
      ],
    };
  },
});
