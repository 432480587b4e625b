import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { answer, startServer } from './cli.harness.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-operate-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

test('an installation is backed up while its server runs, and restored into another folder with its key', async () => {
  const one = ['--data', at('one')];
  const server = await startServer(at('one'));
  expect(await answer(0, 'migrate', ...one)).toEqual({ applied: [] });
  const backup = await answer(0, 'backup', at('x.backup'), ...one);
  expect(backup).toMatchObject({ file: at('x.backup'), tables: expect.any(Number) });
  const taken = await answer(1, 'restore', at('x.backup'), ...one);
  expect(taken).toMatchObject({ error: { code: 'backup.not_empty' } });
  expect(await server.stop()).toBe(0);

  const two = ['--data', at('two')];
  expect(await answer(0, 'restore', at('x.backup'), ...two)).toMatchObject({ tables: backup.tables, rows: backup.rows });
  expect(await readFile(at('two/secret.key'), 'utf8')).toBe(await readFile(at('one/secret.key'), 'utf8'));
  expect((await stat(at('two/secret.key'))).mode & 0o777).toBe(0o600);
  expect((await answer(1, 'restore', at('two/secret.key'), ...two)).error).toMatchObject({ code: 'backup.not_one' });
});
