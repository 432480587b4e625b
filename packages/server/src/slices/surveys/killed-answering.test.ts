import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Survey } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { surveyDraft } from '../../../test/harness/survey-base.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { db, call, clock, services, url } = fulcrum;
const PEOPLE = 60;
const AT_ONCE = 6;
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function serving(): Promise<{ child: ChildProcess; at: string }> {
  const fixture = path.join(import.meta.dirname, '../../../test/harness/serving-process.fixture.ts');
  const child = spawn(process.execPath, [fixture, url, clock.now().toString()], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, at: String(line).trim() };
}

interface Person {
  id: string;
  token: string;
  score: number;
}
/** Everybody of a customer was asked; every third will be a detractor. */
async function askedPeople(): Promise<Person[]> {
  for (const table of ['survey_loop', 'survey_answer', 'survey_invitation']) await sql`delete from ${sql.table(table)}`.execute(db);
  const code = newId();
  const { id: accountId } = await call<{ id: string }>('accounts.create', { code, name: `甲大学${code}`, createdOn: '2025-01-01' });
  const draft = await call<Survey>('surveys.create', { survey: surveyDraft() });
  const { id: surveyId } = await call<Survey>('surveys.start', { id: draft.id, revision: draft.revision });
  const people = Array.from({ length: PEOPLE }, (_, nth) => ({ id: newId(), score: nth % 3 === 0 ? 2 : 9 }));
  await sql`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
    select ${accountId}::uuid, x.id, ${surveyId}::uuid, x.id, x.id, 'once', 'mail', '2026-11-23T01:00:00Z', '2026-11-23', '2026-12-23'
    from unnest(${people.map(({ id }) => id)}::uuid[]) x(id)`.execute(db);
  return people.map((one) => ({ ...one, token: services.seal(`survey:${accountId}:${one.id}`) }));
}

/** Sends everybody's answer, some at once; answers whose were acknowledged. */
async function send(
  at: string,
  people: readonly Person[],
  comment: string,
  said: (acknowledged: number) => void = () => {},
): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  const queue = people.values();
  const sender = async () => {
    for (const { id, token, score } of queue) {
      const answer = await fetch(`${at}/api/v1/survey-pages/${encodeURIComponent(token)}/answer`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ score, comment: `${comment} ${id}` }),
      }).catch(() => null);
      // Acknowledged is what arrived whole: a body that was cut off is none.
      const told = answer?.ok ? await answer.json().catch(() => null) : null;
      if (told) said(acknowledged.add(id).size);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return acknowledged;
}

/** By invitation: what stands, whether its loop is open and whether the log tells of it. */
async function kept(): Promise<Map<string, { score: number; comment: string; loop: boolean; logged: number }>> {
  const found = await sql<{ id: string; score: number; comment: string; loop: boolean; logged: number }>`
    select i.id, w.score, w.comment, exists (select from survey_loop l where l.invitation_id = i.id) as loop,
      (select count(*)::int from audit a where a.action = 'survey.answer' and a.after ->> 'invitationId' = i.id::text) as logged
    from survey_invitation i left join survey_answer w on w.invitation_id = i.id and w.until_on is null`.execute(db);
  return new Map(found.rows.map(({ id, ...row }) => [id, row]));
}

test.each([1, 17])(
  'kill -9 at acknowledgement %i loses no answer that was acknowledged; any other is there whole or not at all, and can be given again',
  async (atAnswer) => {
    const people = await askedPeople();
    const first = await serving();
    const acknowledged = await send(first.at, people, '第一次', (count) => {
      if (count === atAnswer) first.child.kill('SIGKILL');
    });
    await (first.child.signalCode ? null : once(first.child, 'exit'));
    expect(first.child.signalCode).toBe('SIGKILL');
    expect(acknowledged.size).toBeGreaterThanOrEqual(atAnswer);
    expect(acknowledged.size).toBeLessThan(PEOPLE);
    const whole = ({ id, score }: Person) => ({ score, comment: `第一次 ${id}`, loop: score === 2, logged: 1 });
    const absent = { score: null, comment: null, loop: false, logged: 0 };
    const after = await kept();
    for (const one of people) {
      const found = after.get(one.id);
      if (acknowledged.has(one.id) || found?.score !== null) expect(found).toEqual(whole(one));
      else expect(found).toEqual(absent);
    }

    const second = await serving();
    expect((await send(second.at, people, '第二次')).size).toBe(PEOPLE);
    const again = await kept();
    for (const one of people)
      expect(again.get(one.id)).toMatchObject({ score: one.score, comment: `第二次 ${one.id}`, loop: one.score === 2 });
  },
  120_000,
);
