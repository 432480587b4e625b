import type { CourseSource, ExamAttempt, ExamResult } from '@fulcrum/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { signedIn } from '../../test/harness/portal.ts';
import { served, type TestServer } from '../../test/harness/served.ts';
import { RIGHT, withExam } from '../../test/harness/training-base.ts';

const fulcrum = await testFulcrum();
const { call } = fulcrum;
let http: TestServer;
let number = '';
beforeAll(async () => {
  http = await served(fulcrum);
  const member = await signedIn(fulcrum);
  const title = { zh: '<b>上手</b>', en: '<b>Start</b>' };
  const made = await call<CourseSource>('courses.create', { course: withExam({ title }) });
  await call('courses.publish', { id: made.id, revision: made.revision });
  const { id } = await call<ExamAttempt>('portalLearning.begin', { id: made.id }, member.actor);
  number = (await call<ExamResult>('portalLearning.handIn', { id, answers: RIGHT }, member.actor)).certificate?.number ?? '';
});
afterAll(() => http.stop());

test('whoever reads the number of a certificate learns whether it holds, and nothing of whose it is', async () => {
  const page = await fetch(`${http.url}/certificates/${number}?lang=en`);
  const text = await page.text();
  expect([page.status, page.headers.get('cache-control'), page.headers.get('x-robots-tag')]).toEqual([200, 'no-store', 'noindex']);
  expect(text).toContain('The certificate is valid');
  expect(text).toContain('&lt;b&gt;Start&lt;/b&gt;');
  expect(text).not.toMatch(/联系人|客户\d/);
});
test('a number that there is not gets no certificate, whatever stands in it', async () => {
  for (const wrong of ['2026-AAAA-AAAA-AAAA-AAAA', '<script>', '%00', 'a'.repeat(500)]) {
    const page = await fetch(`${http.url}/certificates/${encodeURIComponent(wrong)}?lang=zh`);
    expect([400, 404]).toContain(page.status);
    expect(await page.text()).toContain('没有这个编号的证书');
  }
});
