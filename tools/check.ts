// `npm run check`: everything that can be judged without a database, at once.
import { spawn } from 'node:child_process';
import path from 'node:path';

const CHECKS: [name: string, ...command: string[]][] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'],
  ['architecture', 'node', 'tools/architecture.ts'],
  ['dead code', 'knip', '--no-progress'],
  ['docs', 'node', 'tools/check-docs.ts'],
  ['generated files', 'node', 'tools/check-generated.ts'],
];
const env = { ...process.env, PATH: `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH}` };

function check([name, program, ...args]: (typeof CHECKS)[number]): Promise<boolean> {
  const started = performance.now();
  const child = spawn(program ?? '', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return new Promise((resolve) => {
    child.once('error', (error) => said.push(error.message));
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(said.join('').trimEnd());
      resolve(code === 0);
    });
  });
}

const passed = await Promise.all(CHECKS.map(check));
if (!passed.every(Boolean)) process.exitCode = 1;
