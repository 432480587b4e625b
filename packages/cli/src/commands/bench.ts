import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError, defineCommand, UsageError } from '../command.ts';

const BENCH = path.resolve(import.meta.dirname, '../../../../bench');

/** A benchmark is a program of its own, so that what it measures is not this one. */
export const command = defineCommand({
  options: { accounts: { type: 'string' } },
  args: [1, 1],
  async run({ args, argv, signal }) {
    const [name = ''] = args;
    const file = path.join(BENCH, `${name}.ts`);
    if (!/^[a-z][a-z-]*$/.test(name) || !(await stat(file).catch(() => undefined))) throw new UsageError('bench.unknown', { name });
    const rest = argv.toSpliced(argv.indexOf(name), 1);
    const child = spawn(process.execPath, [file, ...rest], { stdio: ['ignore', 'inherit', 'inherit'], signal });
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) throw new CommandError('bench.failed', { name });
    return null;
  },
});
