import type { PortalMember, PortalSsoTold } from '@fulcrum/contract';
import type { JWTPayload } from 'jose';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { CLIENT, ISSUER, testIssuer } from '../../../../test/harness/issuer.ts';
import { linkOf, secretOf, signedIn, type TestMember, whoIs } from '../../../../test/harness/portal.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import { served, type TestServer } from '../../../../test/harness/served.ts';
import { ANONYMOUS } from '../../../access/index.ts';
import { portalLinkJobs, portalTidyJobs } from '../index.ts';

const fulcrum = await testFulcrum();
const { call, clock, db } = fulcrum;
const issuer = await testIssuer(fulcrum);
const PASSWORD = '春江潮水连海平海上明月共潮生';
const later = (minutes: number) => clock.moveTo(clock.now().add({ minutes }).toString());

/** A browser: it keeps what it is given, and shows that where it signs in. */
function browser() {
  const kept: { handshake?: string | undefined; session?: string } = {};
  const cookies = () => ({
    session: { set: (session: string) => void Object.assign(kept, { session }), clear() {} },
    handshake: {
      secret: kept.handshake,
      set: (handshake: string) => void Object.assign(kept, { handshake }),
      clear: () => void Object.assign(kept, { handshake: undefined }),
    },
  });
  return {
    kept,
    leave: async (email: string) => (await call<{ url: string }>('portalSignIn.begin', { email }, ANONYMOUS, cookies())).url,
    comeBack: (with_: object) => call('portalSignIn.finish', with_, ANONYMOUS, cookies()),
  };
}
/** The whole way, as a person goes it; what they are afterwards. */
async function goes(email: string, as = email) {
  const one = browser();
  await one.comeBack(issuer.signIn(await one.leave(email), as));
  return whoIs(fulcrum, one.kept.session ?? '');
}
const comesTo = (email: string, as?: string) => reasonOf(goes(email, as));
const set = (accountId: string, more: object = {}) =>
  call<PortalSsoTold>('portalSso.set', {
    ...{ accountId, enabled: true, issuer: ISSUER, ...CLIENT, domains: ['customer.example'], others: true, joins: false },
    ...more,
  });

let server: TestServer;
let member: TestMember;
let foreign: TestMember;
beforeAll(async () => {
  await call('mail.setServer', {
    ...{ enabled: true, host: '127.0.0.1', port: 1, security: 'none', user: null },
    ...{ fromName: '衡川', fromAddress: 'desk@example.com', web: 'https://desk.example.com/' },
  });
  member = await signedIn(fulcrum);
  foreign = await signedIn(fulcrum);
  server = await served(fulcrum);
});
afterAll(() => server.stop());
beforeEach(async () => {
  issuer.set({});
  later(16);
  await set(member.accountId);
});

describe('a company’s own sign-in', () => {
  test('lets in a member whose address it vouches for, as themselves and noted as that way', async () => {
    expect(await goes(member.email.toUpperCase(), member.email)).toMatchObject({ kind: 'portal', member: { memberId: member.id } });
    const [row] = (await call<{ items: PortalMember[] }>('portalMembers.list', { accountId: member.accountId })).items;
    expect(row).toMatchObject({ state: 'active', signedInWay: 'sso', signedInAt: clock.now().toString() });
  });
  test('may tell of mail apart from the token', async () => {
    issuer.set({ mailApart: true });
    expect(await goes(member.email)).toMatchObject({ member: { memberId: member.id } });
  });
  test('is asked for no more than the address, with a challenge, and sends back to the address that is shown to be copied', async () => {
    const asked = new URL(await browser().leave(member.email)).searchParams;
    const { redirect } = await call<PortalSsoTold>('portalSso.get', { accountId: member.accountId });
    expect(redirect).toBe('https://desk.example.com/portal/sso/callback');
    expect([asked.get('scope'), asked.get('redirect_uri'), asked.get('code_challenge_method')]).toEqual(['openid email', redirect, 'S256']);
  });
  test('keeps neither state nor verifier in the clear', async () => {
    const url = new URL(await browser().leave(member.email));
    const kept = await sql<{ text: string }>`select o::text as text from portal_sso_attempt o`.execute(db);
    expect(kept.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept.rows)).not.toContain(url.searchParams.get('state'));
  });
});

describe('who comes back is not let in', () => {
  const back = async () => {
    const one = browser();
    return { one, with_: issuer.signIn(await one.leave(member.email), member.email) };
  };
  test('with a state that is not theirs', async () => {
    const { one, with_ } = await back();
    expect(await reasonOf(one.comeBack({ ...with_, state: 'another' }))).toBe('portal.sso_over');
  });
  test('twice', async () => {
    const { one, with_ } = await back();
    const { handshake = '' } = one.kept;
    await one.comeBack(with_);
    expect(await reasonOf(one.comeBack(with_))).toBe('portal.sso_over');
    one.kept.handshake = handshake;
    expect(await reasonOf(one.comeBack(with_))).toBe('portal.sso_over');
  });
  test('in another browser than they left from, or in one that never left', async () => {
    const { with_ } = await back();
    const other = browser();
    expect(await reasonOf(other.comeBack(with_))).toBe('portal.sso_over');
    await other.leave(member.email);
    expect(await reasonOf(other.comeBack(with_))).toBe('portal.sso_over');
  });
  test('after ten minutes, of which nothing is kept', async () => {
    const { one, with_ } = await back();
    later(11);
    expect(await reasonOf(one.comeBack(with_))).toBe('portal.sso_over');
    await fulcrum.runJob(portalTidyJobs[0]!);
    expect((await sql`select 1 from portal_sso_attempt`.execute(db)).rows).toEqual([]);
  });
  test('with a code that was made for another challenge', async () => {
    const [one, other] = [await back(), await back()];
    expect(await reasonOf(one.one.comeBack({ ...one.with_, code: other.with_.code }))).toBe('portal.sso_invalid');
  });
  test('in the name of another issuer, or with a refusal', async () => {
    const [one, other] = [await back(), await back()];
    expect(await reasonOf(one.one.comeBack({ ...one.with_, iss: 'https://elsewhere.example' }))).toBe('portal.sso_invalid');
    expect(await reasonOf(other.one.comeBack({ state: other.with_.state, error: 'access_denied' }))).toBe('portal.sso_refused');
  });
  test('by a token with another’s nonce, for another client, of another issuer, that is over, or that was signed by another key', async () => {
    const past = Math.floor(clock.now().epochMilliseconds / 1000) - 600;
    for (const claims of [{ nonce: 'another' }, { aud: 'another' }, { iss: 'https://elsewhere.example' }, { iat: past - 300, exp: past }]) {
      issuer.set({ claims });
      expect(await comesTo(member.email)).toBe('portal.sso_invalid');
    }
    issuer.set({ foreignKey: true });
    expect(await comesTo(member.email)).toBe('portal.sso_invalid');
  });
  test('by an address that was not verified, is none, or is of no mail domain of the company', async () => {
    for (const claims of [
      { email_verified: false } as JWTPayload,
      { email_verified: 'false' },
      { email: 42 },
      { email: 'member-1@elsewhere.example' },
    ]) {
      issuer.set({ claims });
      expect(await comesTo(member.email)).toBe('portal.sso_mail');
    }
  });
  test('as a member of another company, whatever the issuer says; nor as somebody unknown, who is told the same', async () => {
    expect(await comesTo(member.email, foreign.email)).toBe('portal.sso_unknown');
    expect(await comesTo(member.email, 'nobody@customer.example')).toBe('portal.sso_unknown');
  });
  test('when it was switched off meanwhile, or leads to another issuer by now', async () => {
    const [one, other] = [await back(), await back()];
    await set(member.accountId, { enabled: false });
    expect(await reasonOf(one.one.comeBack(one.with_))).toBe('portal.sso_off');
    await set(member.accountId, { issuer: 'https://elsewhere.example' });
    expect(await reasonOf(other.one.comeBack(other.with_))).toBe('portal.sso_off');
  });
});

describe('a person of the company who was not invited', () => {
  const person = async (email: string) =>
    (await call<{ id: string }>('contacts.create', { accountId: member.accountId, name: '新同事', email })).id;
  test('is let in where the company’s people join by themselves, once, and sees their own requests', async () => {
    const contactId = await person('joins@customer.example');
    expect(await comesTo('joins@customer.example')).toBe('portal.sso_unknown');
    await set(member.accountId, { joins: true });
    const [first, again] = [await goes('joins@customer.example'), await goes('joins@customer.example')];
    expect(first.member).toMatchObject({ contactId, accountId: member.accountId, whole: false });
    expect(again.member?.memberId).toBe(first.member?.memberId);
  });
  test('is not let in after they left, were withdrawn, or where two share the address', async () => {
    await set(member.accountId, { joins: true });
    const leaver = await person('leaver@customer.example');
    await call('contacts.change', { id: leaver, revision: 1, leftOn: clock.now().toString().slice(0, 10) });
    await person('shared@customer.example');
    await person('shared@customer.example');
    const withdrawn = await person('withdrawn@customer.example');
    const { id } = await call<PortalMember>('portalMembers.invite', { accountId: member.accountId, contactId: withdrawn });
    await call('portalMembers.withdraw', { accountId: member.accountId, id });
    for (const who of ['leaver', 'shared', 'withdrawn']) expect(await comesTo(`${who}@customer.example`)).toBe('portal.sso_unknown');
    await call('portalMembers.invite', { accountId: member.accountId, contactId: withdrawn });
    expect(await goes('withdrawn@customer.example')).toMatchObject({ kind: 'portal' });
  });
  test('is not let in by an address that another company’s member has', async () => {
    await set(member.accountId, { joins: true });
    await person(foreign.email);
    expect(await comesTo(foreign.email)).toBe('portal.sso_unknown');
  });
});

describe('where it is the only way', () => {
  test('a link that was mailed before, a new one and the right password open nothing; sessions of other ways are over', async () => {
    const one = await signedIn(fulcrum, { accountId: member.accountId });
    await call('portal.setPassword', { next: PASSWORD }, one.actor);
    const link = await linkOf(fulcrum, one.email);
    const bySso = browser();
    await bySso.comeBack(issuer.signIn(await bySso.leave(one.email), one.email));
    await set(member.accountId, { others: false });
    const kindOf = async (secret = '') => (await whoIs(fulcrum, secret)).kind;
    expect([await kindOf(one.secret), await kindOf(bySso.kept.session)]).toEqual(['anonymous', 'portal']);
    expect(await reasonOf(secretOf(fulcrum, 'portal.enter', { token: link }))).toBe('portal.sso_only');
    expect(await reasonOf(linkOf(fulcrum, one.email))).toBe('portal.sso_only');
    expect(await reasonOf(secretOf(fulcrum, 'portal.signIn', { email: one.email, password: PASSWORD }))).toBe('portal.sso_only');
    expect(await reasonOf(call('portal.setPassword', { next: `${PASSWORD}。` }, await whoIs(fulcrum, bySso.kept.session ?? '')))).toBe(
      'portal.sso_only',
    );
    await fulcrum.runJob(portalLinkJobs[0]!, { email: one.email });
    const mails = await sql<{
      text: string;
    }>`select content ->> 'text' as text from delivery where content ->> 'to' = ${one.email}`.execute(db);
    expect(mails.rows.at(-1)?.text).toContain('用单位统一登录');
    expect(mails.rows.at(-1)?.text).not.toContain('/portal/enter#');
    await set(member.accountId);
    expect(await kindOf(await secretOf(fulcrum, 'portal.signIn', { email: one.email, password: PASSWORD }))).toBe('portal');
  });
  test('a stranger learns of nobody: a wrong password and a link are answered alike for whom it is and whom it is not', async () => {
    await set(member.accountId, { others: false });
    const came = ['member-1@customer.example', 'nobody-2@customer.example'].map(async (email) => [
      await reasonOf(call('portal.signIn', { email, password: 'wrong' }, ANONYMOUS)),
      await call('portal.askLink', { email }, ANONYMOUS),
      new URL(await browser().leave(email)).host,
      await call('portalSignIn.ways', { domain: 'customer.example' }, ANONYMOUS),
    ]);
    const [known, unknown] = await Promise.all(came);
    expect(known).toEqual(['access.bad_credentials', { done: true }, 'sign-in.company.example', { sso: true, others: false }]);
    expect(unknown).toEqual(known);
  });
});

test('it is begun ten times in a quarter of an hour for an address, whether or not anybody has it', async () => {
  for (const email of [member.email, 'unknown@customer.example']) {
    later(16);
    for (let nth = 0; nth < 10; nth++) await browser().leave(email);
    expect(await reasonOf(browser().leave(email))).toBe('access.locked');
  }
});

test('over HTTP what the browser keeps is out of the page’s reach, goes to the portal alone, and is taken away by the sign-in', async () => {
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${server.url}/api/v1/portal${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    });
  const left = await post('/sso', { email: member.email });
  const [handshake = ''] = left.headers.getSetCookie();
  expect(handshake).toMatch(/^fulcrum_handshake=fb_[\w-]{43}; Max-Age=600; Path=\/api\/v1\/portal; HttpOnly; SameSite=Lax$/);
  const { url } = (await left.json()) as { url: string };
  const came = await post('/session/sso', issuer.signIn(url, member.email), handshake.split(';')[0]);
  expect(came.status).toBe(200);
  const cookies = came.headers.getSetCookie().join('\n');
  expect(cookies).toMatch(/fulcrum_portal=fp_[\w-]{43}; Max-Age=\d+; Path=\/api\/v1\/portal; HttpOnly; SameSite=Lax/);
  expect(cookies).toMatch(/fulcrum_handshake=; /);
});
