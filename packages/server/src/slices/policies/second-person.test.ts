import type { PolicyInfo, PublishingRules, Submission } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { nightlyJobs } from '../plays/index.ts';
import { simulateDraft } from '../simulations/index.ts';
import { evaluatePublished } from './published.job.ts';

const fulcrum = await testFulcrum();
const { db, call, runJob, clock, person } = fulcrum;
const yamlOf = (threshold: number) => `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
schedule: manual
items:
  - { id: staff, name: { zh: 员工数, en: Employees }, perUnit: { metric: account.employees, points: 1 } }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
const OF = { id: 'by-size' };
const ON = '2026-12-01';
let author: Actor;
let second: Actor;
let third: Actor;
type Found = PolicyInfo & { yaml: string; submissions: Submission[]; versions: { version: number; state: string; note: string | null }[] };
const found = (actor = author) => call<Found>('policies.get', OF, actor);
const saveDraft = (threshold: number, actor = author) => call('policies.saveDraft', { ...OF, yaml: yamlOf(threshold) }, actor);
const submit = async (more: object = {}, actor = author) =>
  (await call<{ submission: string }>('policies.submit', { ...OF, ...more }, actor)).submission;
const decide = (verb: 'approve' | 'sendBack' | 'takeBack', submission: string, actor: Actor | undefined, more: object = {}) =>
  call(`policies.${verb}`, { ...OF, submission, ...more }, actor);
const refusal = (reason: string) => ({ reason });
const needSecond = async (secondPerson: boolean) => {
  const { endAsked, ...rules } = await call<PublishingRules>('policies.setRules', { secondPerson }, third);
  if (endAsked) await call('policies.agreeRules', {}, second);
  return rules;
};
const actions = async () =>
  (await sql<{ action: string }>`select action from audit where entity = 'policy' order by at, id`.execute(db)).rows.map(
    ({ action }) => action,
  );

beforeAll(async () => {
  author = await person('operations_lead', { name: '沈澜' });
  second = await person('operations_lead', { name: '陈序' });
  third = await person('administrator', { name: '林越' });
  for (const employees of [60, 90])
    await call('accounts.create', { code: `P-${employees}`, name: `P-${employees}`, employees, createdOn: '2026-01-01' });
});
beforeEach(async () => {
  clock.moveTo('2026-11-26T04:00:00Z');
  await sql`delete from policy_run`.execute(db);
  await sql`delete from policy`.execute(db);
  await needSecond(false);
  await saveDraft(50, second);
  await call('policies.publish', OF, second);
  await saveDraft(80);
  await needSecond(true);
});

describe('while publishing needs a second person', () => {
  test('nobody publishes, plans or rolls back alone, and the refusal says what to do', async () => {
    for (const actor of [author, second, third, undefined])
      for (const [verb, more] of [
        ['publish', {}],
        ['publish', { on: ON }],
        ['rollBack', { version: 1 }],
      ] as const)
        await expect(call(`policies.${verb}`, { ...OF, ...more }, actor)).rejects.toMatchObject(refusal('policy.second_person'));
    expect(await found()).toMatchObject({ version: 1, draft: 2, planned: null });
  });

  test('a template brings no policy in force either', async () => {
    await expect(call('session.installTemplate', { id: 'saas', demo: false })).rejects.toMatchObject(refusal('policy.second_person'));
  });

  test('another person publishes exactly what was simulated and handed in; who, when and why stand with the version', async () => {
    await runJob(evaluatePublished, { policyId: 'by-size' });
    const { id } = await call<{ id: string }>('policies.simulate', OF, author);
    const asked = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}::uuid`.execute(db);
    await runJob(simulateDraft, { jobRunId: id, ...asked.rows[0]!.input });
    const submission = await submit({ note: '门槛偏低' });
    expect(await call('policies.list', {}, second)).toMatchObject({
      items: [
        { version: 1, draft: 2, submission: { id: submission, version: 2, by: '沈澜', note: '门槛偏低', state: 'open', mine: false } },
      ],
    });
    expect((await found()).submission).toMatchObject({ mine: true });
    clock.moveTo('2026-11-26T05:00:00Z');
    expect(await decide('approve', submission, second, { reason: '同意' })).toEqual({ id: 'by-size', version: 2, on: null });
    const after = await found();
    expect(after).toMatchObject({ version: 2, draft: null, submission: null, publishedBy: '陈序', yaml: yamlOf(80) });
    expect(after.versions[0]).toMatchObject({ version: 2, state: 'published', note: '门槛偏低' });
    expect(after.submissions).toMatchObject([
      { id: submission, version: 2, state: 'approved', by: '沈澜', at: '2026-11-26T04:00:00Z', decidedBy: '陈序', reason: '同意' },
    ]);
    const same = await sql<{ same: boolean }>`select v.document = s.document and s.document = m.document as same from policy_version v
      join policy_submission s on s.policy_id = v.policy_id and s.version = v.version
      join policy_simulation m on m.id = ${id}::uuid where v.state = 'published'`.execute(db);
    expect(same.rows).toEqual([{ same: true }]);
    await runJob(evaluatePublished, { policyId: 'by-size' });
    const { result } = await call<{ result: { up: number; down: number } }>('simulations.get', { id }, author);
    const levels = await sql<{
      tier: string;
    }>`select tier from account_state s join account a on a.id = s.account_id order by a.code`.execute(db);
    expect([result.down, levels.rows.map(({ tier }) => tier)]).toEqual([1, ['B', 'A']]);
    expect((await actions()).slice(-4)).toEqual(['policy.submit', 'policy.approve', 'policy.publish', 'evaluation.run']);
  });

  test('neither who wrote it nor who handed it in approves it; who has no name approves nothing', async () => {
    const submission = await submit({}, third);
    for (const actor of [author, third])
      await expect(decide('approve', submission, actor)).rejects.toMatchObject(refusal('policy.own_submission'));
    await expect(decide('approve', submission, undefined)).rejects.toMatchObject(refusal('policy.approver_unnamed'));
    await expect(decide('sendBack', submission, author, { reason: '再想想' })).rejects.toMatchObject(refusal('policy.own_submission'));
    const csm = await person('csm');
    await expect(decide('approve', submission, csm)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await found()).toMatchObject({ version: 1, submission: { id: submission } });
    await decide('approve', submission, second);
    expect(await found()).toMatchObject({ version: 2 });
  });

  test('a token of the author is the author', async () => {
    const submission = await submit();
    await expect(decide('approve', submission, { ...author, kind: 'token' } as Actor)).rejects.toMatchObject(
      refusal('policy.own_submission'),
    );
  });

  test('it is returned with a reason, or withdrawn by its author alone; the draft stays and may be handed in again', async () => {
    const first = await submit();
    await expect(decide('sendBack', first, second, { reason: ' ' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(decide('takeBack', first, second)).rejects.toMatchObject(refusal('policy.not_own_submission'));
    await decide('sendBack', first, second, { reason: '请说明影响' });
    const again = await submit();
    await expect(submit()).rejects.toMatchObject(refusal('policy.submitted_there'));
    await decide('takeBack', again, author);
    expect(await found()).toMatchObject({
      draft: 2,
      submission: null,
      submissions: [
        { state: 'withdrawn', decidedBy: '沈澜' },
        { state: 'returned', decidedBy: '陈序', reason: '请说明影响' },
      ],
    });
    for (const submission of [first, again])
      await expect(decide('approve', submission, second)).rejects.toMatchObject(refusal('policy.not_submitted'));
  });

  test('any edit of the draft makes it void, whoever edits; the same text again is no edit', async () => {
    const submission = await submit();
    await saveDraft(80, second);
    expect((await found()).submission).toMatchObject({ id: submission });
    await call('policies.saveDraft', { ...OF, yaml: `# 只改了注释\n${yamlOf(80)}` }, third);
    expect(await found()).toMatchObject({ submission: null, submissions: [{ state: 'void', decidedBy: '林越' }] });
    await expect(decide('approve', submission, second)).rejects.toMatchObject(refusal('policy.not_submitted'));
    // Who edited last is its author now.
    await expect(decide('approve', await submit(), third)).rejects.toMatchObject(refusal('policy.own_submission'));
  });

  test('what another than the one looked at says is not approved by mistake', async () => {
    const looked = await submit();
    await decide('takeBack', looked, author);
    await saveDraft(70);
    await submit();
    await expect(decide('approve', looked, second)).rejects.toMatchObject(refusal('policy.not_submitted'));
    expect(await found()).toMatchObject({ version: 1 });
  });

  test('approved for a day to come it is planned for that day, and comes in force then; a day that has gone means at once', async () => {
    const submission = await submit({ on: ON });
    await expect(decide('approve', submission, second)).resolves.toEqual({ id: 'by-size', version: 2, on: ON });
    expect(await found()).toMatchObject({ version: 1, planned: { version: 2, on: ON, by: '陈序' } });
    clock.moveTo('2026-12-01T04:00:00Z');
    for (const job of nightlyJobs) await runJob(job);
    expect(await found()).toMatchObject({ version: 2, planned: null, inForceFrom: ON });
    await saveDraft(90);
    const late = await submit({ on: '2026-12-05' });
    clock.moveTo('2026-12-08T04:00:00Z');
    await expect(decide('approve', late, second)).resolves.toEqual({ id: 'by-size', version: 3, on: null });
  });

  test('a planned version taken back is a draft like any other: what was approved counts no more', async () => {
    await decide('approve', await submit({ on: ON }), second);
    await call('policies.withdraw', OF, author);
    await expect(call('policies.publish', OF, author)).rejects.toMatchObject(refusal('policy.second_person'));
    expect((await found()).submission).toBeNull();
  });

  test('an earlier version comes back by another person too', async () => {
    await decide('approve', await submit(), second);
    await expect(submit({ restores: 1, on: ON })).rejects.toMatchObject(refusal('policy.restores_at_once'));
    const back = await submit({ restores: 1, note: '降得太多' });
    await expect(decide('approve', back, author)).rejects.toMatchObject(refusal('policy.own_submission'));
    // A draft saved meanwhile is another matter.
    await saveDraft(99);
    await expect(decide('approve', back, second)).resolves.toEqual({ id: 'by-size', version: 4, on: null });
    expect(await found()).toMatchObject({
      version: 4,
      draft: 3,
      yaml: yamlOf(50),
      submissions: [{ id: back, restores: 1, version: 4 }, {}],
    });
  });

  test('of two who decide at once one does, and the other is told', async () => {
    const submission = await submit();
    const done = await Promise.allSettled([
      decide('approve', submission, second),
      decide('approve', submission, third),
      decide('sendBack', submission, third, { reason: '再想想' }),
      decide('takeBack', submission, author),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of done) if (each.status === 'rejected') expect(each.reason).toMatchObject(refusal('policy.not_submitted'));
    const { submissions, version } = await found();
    expect(submissions).toHaveLength(1);
    expect(version).toBe(submissions[0]!.state === 'approved' ? 2 : 1);
  });

  test('approved while the author edits, either the old text is published or the edit makes it void', async () => {
    const submission = await submit();
    await Promise.allSettled([decide('approve', submission, second), saveDraft(10)]);
    const { version, yaml, submissions } = await found();
    expect([version, yaml, submissions[0]!.state]).toEqual(
      submissions[0]!.state === 'approved' ? [2, yamlOf(80), 'approved'] : [1, yamlOf(50), 'void'],
    );
  });
});

test('switched off while one waits, it may be approved as before, or published without', async () => {
  const waits = await submit();
  await needSecond(false);
  await decide('approve', waits, second);
  expect(await found()).toMatchObject({ version: 2 });
  await saveDraft(70);
  await submit();
  await call('policies.publish', OF, author);
  expect(await found()).toMatchObject({ version: 3, submission: null, submissions: [{ state: 'void' }, { state: 'approved' }] });
});

test('who may edit and not publish hands in; only an administrator changes the setting', async () => {
  const csm = await person('csm');
  for (const actor of [author, csm])
    await expect(call('policies.setRules', { secondPerson: false }, actor)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await call('policies.rules', {}, csm)).toEqual({ secondPerson: true, endAsked: null });
});

describe('that one alone suffice again', () => {
  const rules = (actor: Actor) => call<PublishingRules>('policies.rules', {}, actor);
  const end = (actor?: Actor) => call<PublishingRules>('policies.setRules', { secondPerson: false }, actor);
  const agree = (actor?: Actor) => call('policies.agreeRules', {}, actor);

  test('needs another person: an administrator who wrote a draft cannot switch it off and publish it unseen', async () => {
    await saveDraft(70, third);
    await submit({}, third);
    expect(await end(third)).toEqual({ secondPerson: true, endAsked: { by: '林越', at: expect.any(String), mine: true } });
    expect((await rules(second)).endAsked).toMatchObject({ by: '林越', mine: false });
    await expect(call('policies.publish', OF, third)).rejects.toMatchObject({ reason: 'policy.second_person' });
    await expect(agree(third)).rejects.toMatchObject({ reason: 'policy.own_request' });
    expect(await end(third)).toMatchObject({ secondPerson: true });
    await agree(second);
    expect(await rules(third)).toEqual({ secondPerson: false, endAsked: null });
    await call('policies.publish', OF, third);
    const agreed = await sql<{ user: string }>`select distinct a.actor_name as user from audit a
      where a.entity_id = 'policy.publishing' and a.before ->> 'endAsked' is not null and a.after ->> 'secondPerson' = 'false'`.execute(db);
    expect(agreed.rows).toEqual([{ user: '陈序' }]);
  });

  test('a request is taken back by switching it on again; then nobody has anything to agree to', async () => {
    await end(third);
    expect(await needSecond(true)).toEqual({ secondPerson: true });
    expect((await rules(third)).endAsked).toBeNull();
    await expect(agree(second)).rejects.toMatchObject({ reason: 'policy.nothing_asked' });
  });

  test('neither asked for nor agreed to by nobody in particular, nor by who may not publish', async () => {
    await expect(end()).rejects.toMatchObject({ reason: 'policy.approver_unnamed' });
    await end(third);
    await expect(agree()).rejects.toMatchObject({ reason: 'policy.approver_unnamed' });
    await expect(agree(await person('csm'))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await rules(third)).toMatchObject({ secondPerson: true });
  });
});
