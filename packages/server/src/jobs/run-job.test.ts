import { sql } from 'kysely';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { defineJob } from '../access/index.ts';
import { createLog } from '../kernel/log.ts';
import { evaluatePublished } from '../slices/policies/index.ts';
import { runJob } from './run-job.ts';

const fulcrum = await testFulcrum();
const { db, call, pool, clock, services } = fulcrum;
const base = { services, pool, clock, log: createLog('silent') };
const attempt = (queueId: string) => ({ queueId, attempt: 1, maxAttempts: 3 });
const runs = async (kind: string) =>
  (await sql<{ id: string; state: string }>`select id, state from job_run where kind = ${kind}`.execute(db)).rows;
const timed = (answer: unknown) =>
  defineJob({ name: 'test.timed', label: { zh: '定时', en: 'Timed' }, input: z.object({}), run: () => Promise.resolve(answer) });

test('a job of the timetable that had nothing to do leaves no row, one that did leaves one', async () => {
  await runJob(timed(null), {}, attempt('1'), base);
  expect(await runs('test.timed')).toEqual([]);
  await runJob(timed({ done: 3 }), {}, attempt('2'), base);
  expect(await runs('test.timed')).toMatchObject([{ state: 'done' }]);
});

test('publishing a tier policy adds a job that evaluates it as of today', async () => {
  await call('accounts.create', { code: 'J-1', name: '客户', createdOn: '2025-01-01' });
  await call('policies.saveDraft', {
    id: 'plain',
    yaml: `apiVersion: fulcrum/v1
kind: tier
id: plain
name: { zh: 简单, en: Plain }
items: []
levels:
  - { id: A, name: { zh: 有名, en: Known }, when: { metric: account.brand, op: known } }
  - { id: B, name: { zh: 其他, en: Others } }
`,
  });
  await call('policies.publish', { id: 'plain' });
  const [waiting] = await runs('tiering.published');
  expect(waiting).toMatchObject({ state: 'waiting' });
  await runJob(evaluatePublished, { jobRunId: waiting!.id, policyId: 'plain' }, attempt('3'), base);
  expect(await runs('tiering.published')).toMatchObject([{ state: 'done' }]);
  expect((await call<{ items: unknown[] }>('evaluations.list')).items).toMatchObject([
    { cause: 'published', asOf: '2026-11-23', accounts: 1 },
  ]);
  expect((await call<{ items: unknown[] }>('accounts.list')).items).toMatchObject([{ tier: 'B' }]);
});
