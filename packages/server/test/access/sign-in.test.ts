import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Ctx } from '../../src/access/index.ts';
import { authenticate } from '../../src/slices/identity/index.ts';
import { testFulcrum } from '../harness/fulcrum.ts';

const fulcrum = await testFulcrum({ setUp: false });
const PASSWORD = '春江潮水连海平海上明月共潮生';
const EMAIL = 'lin@example.com';
let address = 0;

/** Signs in from an address of the test's own; answers the session's secret. */
async function signIn(input: { email?: string; password?: string; code?: string } = {}, from = `10.0.0.${++address}`): Promise<string> {
  const given = { token: '' };
  const anonymous = await fulcrum.ctx(ANONYMOUS);
  const ctx: Ctx = { ...anonymous, origin: { ...anonymous.origin, address: from } };
  await fulcrum.door.dispatch(
    'session.signIn',
    ctx,
    { email: EMAIL, password: PASSWORD, ...input },
    { session: { set: (secret) => Object.assign(given, { token: secret }), clear() {} } },
  );
  return given.token;
}
const whoIs = async (secret: string) => (await authenticate(fulcrum.db, secret, fulcrum.clock.now().toString())).actor;
const later = (duration: object) =>
  fulcrum.clock.moveTo(
    fulcrum.clock
      .now()
      .add(Temporal.Duration.from(duration as Temporal.DurationLike))
      .toString(),
  );

beforeAll(async () => {
  await fulcrum.call(
    'session.setUp',
    {
      organisation: '衡川科技',
      language: 'zh',
      timeZone: 'Asia/Shanghai',
      template: null,
      administrator: { name: '林知远', email: EMAIL, password: PASSWORD },
    },
    ANONYMOUS,
  );
});

test('an installation is set up once', async () => {
  const again = {
    organisation: '别人',
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    template: null,
    administrator: { name: '别人', email: 'x@example.com', password: PASSWORD },
  };
  await expect(fulcrum.call('session.setUp', again, ANONYMOUS)).rejects.toMatchObject({ reason: 'setup.done' });
});

describe('a session', () => {
  test('is the person while it lives; its secret is stored as a hash alone', async () => {
    const secret = await signIn();
    expect(await whoIs(secret)).toMatchObject({ kind: 'user', name: '林知远', role: 'administrator' });
    const stored = await sql<{ text: string }>`select session::text from session`.execute(fulcrum.db);
    expect(JSON.stringify(stored.rows)).not.toContain(secret.slice(3));
  });
  test('ends after twelve idle hours, lives on while used, and never longer than seven days', async () => {
    const secret = await signIn();
    for (let hour = 0; hour < 7 * 24 - 11; hour += 11) {
      expect((await whoIs(secret)).kind).toBe('user');
      later({ hours: 11 });
    }
    later({ hours: 11 });
    expect((await whoIs(secret)).kind).toBe('anonymous');
    const idle = await signIn();
    later({ hours: 12, minutes: 1 });
    expect((await whoIs(idle)).kind).toBe('anonymous');
  });
  test('ends with sign-out', async () => {
    const secret = await signIn();
    await fulcrum.call('session.signOut', {}, await whoIs(secret));
    expect((await whoIs(secret)).kind).toBe('anonymous');
  });
});

describe('guessing', () => {
  test('an unknown address and a wrong password are answered alike', async () => {
    await expect(signIn({ password: 'not the password' })).rejects.toMatchObject({ reason: 'access.bad_credentials' });
    await expect(signIn({ email: 'nobody@example.com' })).rejects.toMatchObject({ reason: 'access.bad_credentials' });
  });
  test('ten failures from an address lock the person there, not elsewhere, for a quarter of an hour', async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      await expect(signIn({ password: 'wrong' }, '10.9.9.9')).rejects.toMatchObject({ reason: 'access.bad_credentials' });
    await expect(signIn({}, '10.9.9.9')).rejects.toMatchObject({ reason: 'access.locked', status: 429 });
    expect(await signIn({}, '10.8.8.8')).toMatch(/^fs_/);
    later({ minutes: 16 });
    expect(await signIn({}, '10.9.9.9')).toMatch(/^fs_/);
  });
});

describe('two-step sign-in', () => {
  test('asks for the code, takes each code once, and can be ended with the password', async () => {
    const actor = await whoIs(await signIn());
    const { secret } = await fulcrum.call<{ secret: string }>('session.startTotp', {}, actor);
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: fulcrum.clock.now().epochMilliseconds });
    await fulcrum.call('session.confirmTotp', { code: code() }, actor);
    await expect(signIn()).rejects.toMatchObject({ reason: 'access.totp_needed' });
    await expect(signIn({ code: code() })).rejects.toMatchObject({ reason: 'access.bad_credentials' });
    later({ seconds: 31 });
    expect(await signIn({ code: code() })).toMatch(/^fs_/);
    await expect(signIn({ code: code() })).rejects.toMatchObject({ reason: 'access.bad_credentials' });
    const stored = await sql<{ text: string }>`select app_user::text from app_user`.execute(fulcrum.db);
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
    await fulcrum.call('session.stopTotp', { password: PASSWORD }, actor);
    expect(await signIn()).toMatch(/^fs_/);
  });
});

describe('an API token', () => {
  test('is its owner with no more than its scopes, until it expires or is revoked', async () => {
    const actor = await whoIs(await signIn());
    const { token, id } = await fulcrum.call<{ token: string; id: string }>(
      'identity.createToken',
      { name: '导入', scopes: ['accounts.read'], expiresInDays: 1 },
      actor,
    );
    const holder = await whoIs(token);
    expect(holder).toMatchObject({ kind: 'token', scopes: ['accounts.read'] });
    await expect(fulcrum.call('accounts.create', { code: 'T', name: 'T' }, holder)).rejects.toMatchObject({ reason: 'access.forbidden' });
    await expect(fulcrum.call('identity.createToken', { name: '更多' }, holder)).rejects.toMatchObject({ reason: 'access.forbidden' });
    later({ hours: 25 });
    expect((await whoIs(token)).kind).toBe('anonymous');
    const second = await fulcrum.call<{ token: string; id: string }>('identity.createToken', { name: '导入' }, actor);
    await fulcrum.call('identity.revokeToken', { id: second.id }, actor);
    expect((await whoIs(second.token)).kind).toBe('anonymous');
    expect(id).not.toBe(second.id);
  });
});

test('the last administrator cannot be disabled', async () => {
  const actor = await whoIs(await signIn());
  await expect(fulcrum.call('identity.changeUser', { id: actor.userId, disabled: true }, actor)).rejects.toMatchObject({
    reason: 'access.last_administrator',
  });
});
