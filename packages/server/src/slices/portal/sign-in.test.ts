import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { linkOf, secretOf, signedIn, type TestMember, whoIs } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { ANONYMOUS } from '../../access/index.ts';
import { portalLinkJobs, portalTidyJobs } from './index.ts';

const fulcrum = await testFulcrum();
const { call, clock, db } = fulcrum;
const later = (duration: object) =>
  clock.moveTo(
    clock
      .now()
      .add(Temporal.Duration.from(duration as Temporal.DurationLike))
      .toString(),
  );
const PASSWORD = '春江潮水连海平海上明月共潮生';
const kindOf = async (secret: string) => (await whoIs(fulcrum, secret)).kind;
const mails = async () =>
  (await sql<{ to: string; text: string }>`select content ->> 'to' as to, content ->> 'text' as text from delivery`.execute(db)).rows;

let member: TestMember;
beforeAll(async () => {
  await call('mail.setServer', {
    ...{ enabled: true, host: '127.0.0.1', port: 1, security: 'none', user: null },
    ...{ fromName: '衡川', fromAddress: 'desk@example.com', web: 'https://desk.example.com' },
  });
  member = await signedIn(fulcrum);
});

test('who comes by a link is a person of their company, of no role, with secrets kept as hashes alone', async () => {
  expect(member.actor).toMatchObject({ kind: 'portal', role: null, userId: null, member: { accountId: member.accountId, whole: false } });
  const kept = await sql<{
    text: string;
  }>`select s::text as text from portal_session s union all select l::text from portal_link l`.execute(db);
  expect(JSON.stringify(kept.rows)).not.toContain(member.secret.slice(3));
});

describe('a link', () => {
  test('signs in once', async () => {
    const token = await linkOf(fulcrum, member.email);
    expect(await kindOf(await secretOf(fulcrum, 'portal.enter', { token }))).toBe('portal');
    expect(await reasonOf(secretOf(fulcrum, 'portal.enter', { token }))).toBe('portal.link_over');
  });
  test('signs one in of two who use it at the same moment', async () => {
    const token = await linkOf(fulcrum, member.email);
    const both = await Promise.all([1, 2].map(() => reasonOf(secretOf(fulcrum, 'portal.enter', { token }))));
    expect(both.filter((reason) => reason === 'portal.link_over')).toHaveLength(1);
  });
  test('is over after twenty minutes', async () => {
    const token = await linkOf(fulcrum, member.email);
    later({ minutes: 21 });
    expect(await reasonOf(secretOf(fulcrum, 'portal.enter', { token }))).toBe('portal.link_over');
  });
  test('is mailed to a member who asks, and to nobody else; both are answered alike and leave the same behind', async () => {
    const before = (await mails()).length;
    const asked = await Promise.all(
      [member.email.toUpperCase(), 'nobody@customer.example'].map((email) => call('portal.askLink', { email }, ANONYMOUS)),
    );
    expect(asked).toEqual([{ done: true }, { done: true }]);
    const left = await sql<{
      kind: string;
    }>`select kind from portal_attempt where email in (${member.email}, 'nobody@customer.example')`.execute(db);
    expect(left.rows).toHaveLength(2);
    for (const email of [member.email, 'nobody@customer.example']) await fulcrum.runJob(portalLinkJobs[0]!, { email });
    const sent = (await mails()).slice(before);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: member.email });
    const token = /https:\/\/desk\.example\.com\/portal\/enter#(\S+)/.exec(sent[0]!.text)?.[1] ?? '';
    expect(await kindOf(await secretOf(fulcrum, 'portal.enter', { token }))).toBe('portal');
  });
  test('is asked for five times in a quarter of an hour, by whomever', async () => {
    for (const email of [member.email, 'stranger@customer.example']) {
      later({ minutes: 16 });
      for (let nth = 0; nth < 5; nth++) await call('portal.askLink', { email }, ANONYMOUS);
      expect(await reasonOf(call('portal.askLink', { email }, ANONYMOUS))).toBe('access.locked');
    }
  });
});

describe('a session', () => {
  test('ends after an idle day, and fourteen days after sign-in at the latest', async () => {
    const secret = await secretOf(fulcrum, 'portal.enter', { token: await linkOf(fulcrum, member.email) });
    for (let hour = 0; hour < 14 * 24 - 23; hour += 23) {
      expect(await kindOf(secret)).toBe('portal');
      later({ hours: 23 });
    }
    later({ hours: 23 });
    expect(await kindOf(secret)).toBe('anonymous');
    const idle = await secretOf(fulcrum, 'portal.enter', { token: await linkOf(fulcrum, member.email) });
    later({ hours: 25 });
    expect(await kindOf(idle)).toBe('anonymous');
    await fulcrum.runJob(portalTidyJobs[0]!);
    expect((await sql`select 1 from portal_session`.execute(db)).rows).toEqual([]);
  });
  test('ends with sign-out: the one, or all of them', async () => {
    const [one, other] = [await signIn(), await signIn()];
    await call('portal.signOut', {}, await whoIs(fulcrum, one));
    expect([await kindOf(one), await kindOf(other)]).toEqual(['anonymous', 'portal']);
    const third = await signIn();
    await call('portal.signOutEverywhere', {}, await whoIs(fulcrum, other));
    expect([await kindOf(other), await kindOf(third)]).toEqual(['anonymous', 'anonymous']);
  });
  test('ends when the person leaves, is withdrawn, or is deleted', async () => {
    const [leaving, withdrawn, deleted] = [await signedIn(fulcrum), await signedIn(fulcrum), await signedIn(fulcrum)];
    await call('contacts.change', { id: leaving.contactId, revision: 1, leftOn: clock.now().toString().slice(0, 10) });
    await call('portalMembers.withdraw', { id: withdrawn.id, accountId: withdrawn.accountId });
    await call('contacts.remove', { id: deleted.contactId });
    expect(await Promise.all([leaving, withdrawn, deleted].map(({ secret }) => kindOf(secret)))).toEqual([
      'anonymous',
      'anonymous',
      'anonymous',
    ]);
    const [row] = (await call<{ items: { state: string }[] }>('portalMembers.list', { accountId: leaving.accountId })).items;
    expect(row?.state).toBe('gone');
    expect(await reasonOf(linkOf(fulcrum, leaving.email))).toBe('portal.nobody');
  });
  test('goes with the person to the account that theirs was merged into', async () => {
    const [loser, winner] = [await signedIn(fulcrum), await signedIn(fulcrum)];
    await call('merges.create', { entity: 'account', winnerId: winner.accountId, loserId: loser.accountId });
    expect(await whoIs(fulcrum, loser.secret)).toMatchObject({ kind: 'portal', member: { accountId: winner.accountId } });
  });
});

const signIn = async () => secretOf(fulcrum, 'portal.enter', { token: await linkOf(fulcrum, member.email) });

describe('a password', () => {
  test('is set by who came by a link, signs in from then on, and ends the other sessions', async () => {
    const [mine, other] = [await signIn(), await signIn()];
    await call('portal.setPassword', { next: PASSWORD }, await whoIs(fulcrum, mine));
    expect([await kindOf(mine), await kindOf(other)]).toEqual(['portal', 'anonymous']);
    expect(await kindOf(await secretOf(fulcrum, 'portal.signIn', { email: ` ${member.email} `, password: PASSWORD }))).toBe('portal');
    expect(await reasonOf(call('portal.setPassword', { next: `${PASSWORD}。` }, await whoIs(fulcrum, mine)))).toBe(
      'access.bad_credentials',
    );
    expect(await reasonOf(call('portal.setPassword', { current: PASSWORD, next: '123456789012' }, await whoIs(fulcrum, mine)))).toBe(
      'access.weak_password',
    );
  });
  test('is tried ten times in a quarter of an hour, whether or not anybody has the address', async () => {
    for (const email of [member.email, 'unknown@customer.example']) {
      const tries = [];
      for (let nth = 0; nth < 11; nth++) tries.push(await reasonOf(call('portal.signIn', { email, password: 'wrong' }, ANONYMOUS)));
      expect(tries).toEqual([...Array.from({ length: 10 }, () => 'access.bad_credentials'), 'access.locked']);
    }
    later({ minutes: 16 });
    expect(await kindOf(await secretOf(fulcrum, 'portal.signIn', { email: member.email, password: PASSWORD }))).toBe('portal');
  });
});
