import { countOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    'web-only': { type: 'boolean' },
    'worker-only': { type: 'boolean' },
  },
  args: [0, 0],
  async run({ values, data }) {
    if (values.port !== '0') countOf(values.port, '--port');
    const { startServer } = await import('@fulcrum/server/entry/server');
    await startServer([
      ...(values.port ? ['--port', values.port] : []),
      ...(values.host ? ['--host', values.host] : []),
      ...(data ? ['--data', data] : []),
      ...(values['web-only'] ? ['--web-only'] : []),
      ...(values['worker-only'] ? ['--worker-only'] : []),
    ]);
    return null;
  },
});
