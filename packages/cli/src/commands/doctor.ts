import { defineCommand } from '../command.ts';

export const command = defineCommand({
  options: {},
  args: [0, 0],
  async run({ data, language }) {
    const { doctor } = await import('@fulcrum/server/entry/doctor');
    const checks = await doctor(data, language());
    const lines = checks.map(({ name, ok, detail }) => `${ok ? '✓' : '✗'} ${name.padEnd(11)} ${detail}`);
    return { json: { checks }, lines, ...(checks.every(({ ok }) => ok) ? {} : { exit: 1 }) };
  },
});
