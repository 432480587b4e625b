import { defineCommand } from '../command.ts';
import { formatNumber } from '../format.ts';

export const command = defineCommand({
  options: {},
  args: [1, 1],
  async run({ args, data, language, say, note, signal }) {
    const { backup } = await import('@fulcrum/server/entry/backup');
    const json = await backup(data, args[0] ?? '', signal);
    const { file, tables, rows, bytes } = json;
    note(say('backup.secret'));
    const size = formatNumber(bytes / 1e6, language());
    return { json, lines: [say('backup.done', { file, tables, rows: formatNumber(rows, language()), size })] };
  },
});
