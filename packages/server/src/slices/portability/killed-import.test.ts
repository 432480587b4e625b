import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { bytesOf, installation, setUpOrganisation } from '../../../test/harness/installation.ts';
import { importsHandlers } from './index.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
const ROWS = 30_000;
const file = `客户编号,客户名称,员工人数\n${Array.from({ length: ROWS }, (_, n) => `K-${n},客户${n},${n}`).join('\n')}\n`;
const children: ChildProcess[] = [];

async function startChild(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'killed-import.fixture.ts'), url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout!, 'data');
  return child;
}
async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
const number = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> => (await query.execute(db)).rows[0]?.n ?? 0;
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(5);
}
const state = async (id: string) => (await inst.write((own) => importsHandlers.get(own, { id }))).state;

beforeAll(() => setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z'));
afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

it('goes on where a killed worker stopped reading, and a commit that was killed is there whole or not at all', async () => {
  const { id } = await inst.upload(bytesOf(file), { entity: 'accounts' });
  await inst.write((own) => importsHandlers.check(own, { id }));
  const reader = await startChild();
  const staged = () => number(sql<{ n: number }>`select count(*) as n from import_row where import_id = ${id}`);
  await until(async () => (await staged()) > 0);
  await kill(reader);
  const left = await staged();
  expect(left % 5000).toBe(0);

  // The next worker finds the dead one's lock free, and takes the job up at the first row that is not staged.
  const first = await number(
    sql<{ n: number }>`select max(xmin::text::bigint) as n from import_row where import_id = ${id} and seq <= ${left}`,
  );
  const checker = await startChild();
  await until(async () => (await state(id)) === 'checked');
  expect(await staged()).toBe(ROWS);
  expect(
    await number(sql<{ n: number }>`select max(xmin::text::bigint) as n from import_row where import_id = ${id} and seq <= ${left}`),
  ).toBe(first);
  await kill(checker);

  await inst.write((own) => importsHandlers.commit(own, { id, skipBadRows: false }));
  const writer = await startChild();
  await until(
    async () => (await number(sql<{ n: number }>`select count(*) as n from job_run where step = 'writing' and kind = 'import.commit'`)) > 0,
  );
  await kill(writer);
  const half = await number(sql<{ n: number }>`select count(*) as n from account`);
  expect([0, ROWS]).toContain(half);

  const worker = await inst.startWorker();
  await until(async () => (await state(id)) === 'done');
  expect(await number(sql<{ n: number }>`select count(*) as n from account where code like 'K-%'`)).toBe(ROWS);
  expect(await number(sql<{ n: number }>`select count(*) as n from audit where action = 'import.done' and entity_id = ${id}`)).toBe(1);
  await worker.stop();
}, 240_000);
