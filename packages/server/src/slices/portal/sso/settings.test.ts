import type { PortalSsoTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { CLIENT, ISSUER, testIssuer } from '../../../../test/harness/issuer.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import { ANONYMOUS } from '../../../access/index.ts';

const fulcrum = await testFulcrum();
const { call, db, services } = fulcrum;
const issuer = await testIssuer(fulcrum);
const account = async (code: string) => (await call<{ id: string }>('accounts.create', { code, name: `客户${code}` })).id;
const given = { enabled: false, issuer: ISSUER, ...CLIENT, domains: ['one.example'] };
const ways = (domain: string) => call('portalSignIn.ways', { domain }, ANONYMOUS);

let one: string;
let other: string;
beforeAll(async () => {
  [one, other] = [await account('ONE'), await account('OTHER')];
});

describe('a customer’s own sign-in', () => {
  test('is not switched on before it is known where it sends people back to', async () => {
    expect(await reasonOf(call('portalSso.set', { accountId: one, ...given, enabled: true }))).toBe('portal.sso_no_web');
    expect(await call<PortalSsoTold>('portalSso.get', { accountId: one })).toEqual({ sso: null, redirect: null });
    await call('mail.setServer', {
      ...{ enabled: false, host: '127.0.0.1', port: 1, security: 'none', user: null },
      ...{ fromName: '衡川', fromAddress: 'desk@example.com', web: 'https://desk.example.com' },
    });
  });
  test('is told without its secret, which is kept sealed, and neither is in the audit', async () => {
    const told = await call<PortalSsoTold>('portalSso.set', {
      accountId: one,
      ...given,
      domains: [' ONE.example', 'one.example', 'a.example'],
    });
    expect(told.sso).toMatchObject({ issuer: ISSUER, domains: ['a.example', 'one.example'], others: true, joins: false });
    const kept = await sql<{ text: string; sealed_secret: string }>`select s::text as text, sealed_secret from portal_sso s`.execute(db);
    expect(services.unseal(kept.rows[0]!.sealed_secret)).toBe(CLIENT.secret);
    const audit = await sql<{ text: string }>`select a::text as text from audit a where action = 'portal.set_sso'`.execute(db);
    expect(audit.rows).toHaveLength(1);
    const said = JSON.stringify([told, audit.rows, kept.rows[0]!.text]);
    expect(said).not.toContain(CLIENT.secret);
    expect(JSON.stringify([told, audit.rows])).not.toContain(kept.rows[0]!.sealed_secret);
  });
  test('keeps its secret for the issuer and the client that it was given for alone', async () => {
    const { secret: _, ...without } = given;
    expect(await call('portalSso.set', { accountId: one, ...without, joins: true })).toMatchObject({ sso: { joins: true } });
    expect(await reasonOf(call('portalSso.set', { accountId: one, ...without, clientId: 'another' }))).toBe('portal.sso_secret');
    expect(await reasonOf(call('portalSso.set', { accountId: one, ...without, issuer: 'https://elsewhere.example' }))).toBe(
      'portal.sso_secret',
    );
  });
  test('leads nowhere before it is switched on, and then for its own mail domains', async () => {
    expect(await ways('one.example')).toEqual({ sso: false, others: true });
    await call('portalSso.set', { accountId: one, ...given, enabled: true, others: false });
    expect([await ways('ONE.example'), await ways('a.example')]).toEqual([
      { sso: true, others: false },
      { sso: false, others: true },
    ]);
  });
  test('has mail domains that are nobody else’s, and none where anybody may have an address', async () => {
    const came = (domains: string[]) => reasonOf(call('portalSso.set', { accountId: other, ...given, domains }));
    expect([await came(['other.example', 'one.example']), await came(['qq.com', 'other.example'])]).toEqual([
      'portal.sso_domain_taken',
      'portal.sso_domain_open',
    ]);
    expect((await call<PortalSsoTold>('portalSso.get', { accountId: other })).sso).toBeNull();
    await call('portalSso.remove', { accountId: one });
    expect((await call<PortalSsoTold>('portalSso.set', { accountId: other, ...given })).sso?.domains).toEqual(['one.example']);
  });
  test('is asked for over https, by an address without a question or a name in it', async () => {
    for (const address of ['http://a.example', 'https://a.example?x=1', 'https://a.example#x', 'https://user@a.example', 'ftp://a.example'])
      expect(await reasonOf(call('portalSso.set', { accountId: other, ...given, issuer: address }))).toBe('input.invalid');
  });
  test('goes with the customer that is merged into another', async () => {
    const winner = await account('WINNER');
    await call('merges.create', { entity: 'account', winnerId: winner, loserId: other });
    expect((await call<PortalSsoTold>('portalSso.get', { accountId: winner })).sso?.domains).toEqual(['one.example']);
  });
});

describe('trying an issuer', () => {
  const tried = (address = ISSUER) => reasonOf(call('portalSso.try', { accountId: one, issuer: address }));
  test('reads its configuration and says where people will sign in', async () => {
    issuer.set({ configuration: { authorization_endpoint: 'https://login.company.example/go' } });
    expect(await call('portalSso.try', { accountId: one, issuer: ISSUER })).toEqual({ issuer: ISSUER, signsAt: 'login.company.example' });
  });
  test('says what is wrong with it', async () => {
    const wrong: [configuration: Record<string, unknown>, reason: string][] = [
      [{ issuer: 'https://elsewhere.example' }, 'portal.sso_other_issuer'],
      [{ issuer: undefined }, 'portal.sso_not_issuer'],
      [{ token_endpoint: undefined }, 'portal.sso_not_issuer'],
      [{ response_types_supported: ['id_token'] }, 'portal.sso_lacks'],
      [{ code_challenge_methods_supported: ['plain'] }, 'portal.sso_lacks'],
      [{ id_token_signing_alg_values_supported: ['HS256', 'none'] }, 'portal.sso_lacks'],
    ];
    for (const [configuration, reason] of wrong) {
      issuer.set({ configuration });
      expect(await tried()).toBe(reason);
    }
  });
  test('refuses an issuer that speaks for every tenant of a cloud, and the configuration’s own address', async () => {
    issuer.set({ configuration: { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' } });
    expect(await tried('https://login.microsoftonline.com/common/v2.0')).toBe('portal.sso_other_issuer');
    issuer.set({});
    expect(await tried(`${ISSUER}/.well-known/openid-configuration`)).toBe('portal.sso_other_issuer');
  });
  test('goes to the internet alone', async () => {
    const { askOutside } = services;
    delete services.askOutside;
    for (const address of ['https://127.0.0.1/', 'https://10.0.0.8/realms/one', 'https://169.254.169.254/', 'https://[::1]/'])
      expect(await tried(address)).toBe('portal.sso_inner');
    services.askOutside = askOutside!;
  });
});
