import { defineCommand } from '../command.ts';

export const command = defineCommand({
  options: {},
  args: [0, 0],
  async run({ data, say }) {
    const { migrateDatabase } = await import('@fulcrum/server/entry/migrate');
    const applied = await migrateDatabase(data);
    return { json: { applied }, lines: [applied.length ? say('migrate.done', { names: applied.join(', ') }) : say('migrate.none')] };
  },
});
