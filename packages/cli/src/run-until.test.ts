import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { answer, cli, startServer } from './cli.harness.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-rehearsal-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

test('a rehearsal moves the clock day by day: stages change, tasks are made, each once; not beside a server, and only where it may write', async () => {
  const data = ['--data', at('one')];
  await answer(
    0,
    'init',
    '--template',
    'higher-ed',
    '--demo',
    '--admin-email',
    'a@example.com',
    '--admin-password',
    'a long sentence of ours',
    ...data,
  );
  const copy = ['--data', at('copy')];
  await answer(0, 'backup', at('one.backup'), ...data);
  await answer(0, 'restore', at('one.backup'), ...copy);
  const today = Temporal.Now.plainDateISO();
  const until = today.add({ days: 8 }).toString();
  expect((await cli('run-until', until, ...copy)).exit).toBe(2);
  const told = await answer(0, 'run-until', until, '--yes', ...copy);
  expect(told).toMatchObject({ days: 8, until });
  expect(told.tasks).toBeGreaterThan(0);
  expect(told.stageChanges).toBeGreaterThan(0);
  // What was rehearsed is there: another run of the same days makes nothing twice.
  const again = await answer(0, 'run-until', until, '--from', today.add({ days: 7 }).toString(), '--yes', ...copy);
  expect(again).toMatchObject({ days: 1, tasks: 0 });

  const server = await startServer(at('one'));
  expect((await answer(1, 'run-until', until, '--yes', ...data)).error).toMatchObject({ code: 'rehearsal.running' });
  expect(await server.stop()).toBe(0);
});
