import * as oidc from 'openid-client';
import { type Ctx, type Handlers, type WriteCtx, writeCtx } from '../../../access/index.ts';
import { Fault } from '../../../kernel/fault.ts';
import { newId, newSecret, sha256 } from '../../../kernel/ids.ts';
import { domainOf } from '../../../kernel/mail-domains.ts';
import { folded, noteAttempt, requireFew } from '../attempts.ts';
import { insertMember } from '../members.sql.ts';
import { startSession } from '../start-session.ts';
import { insertUnderWay, useUnderWay } from './attempts.sql.ts';
import { mailIn } from './claims.ts';
import { discover } from './issuer.ts';
import { memberOfAccount, personToJoin } from './people.sql.ts';
import { redirectOf } from './settings.ts';
import { type KeptSso, ssoOf, ssoOfDomain } from './sso.sql.ts';

type SignIn = Handlers<'portalSignIn'>;
type Input<Name extends keyof SignIn> = Parameters<SignIn[Name]>[1];
const MINUTES = 10;
const SCOPE = 'openid email';

async function ways({ db }: Ctx, { domain }: Input<'ways'>) {
  const sso = await ssoOfDomain(db, domain);
  return { sso: sso !== undefined, others: sso?.others ?? true };
}

/** What is wrong with a company's issuer is for ours to read, in the log: who signs in cannot mend it. */
function configOf(ctx: Ctx, { accountId, issuer, clientId, sealedSecret }: KeptSso): Promise<oidc.Configuration> {
  return discover(ctx, { issuer, clientId, secret: ctx.services.unseal(sealedSecret) }).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    ctx.log.warn({ accountId, reason: error.reason, detail: error.detail }, 'the sign-in of a customer cannot be used');
    throw new Fault('unavailable', 'portal.sso_down', {}, [], { cause: error });
  });
}

/** Declared a query, as `finish`: the issuer is asked while no transaction is open. Whether anybody has the address is not looked at. */
async function begin(ctx: WriteCtx, input: Input<'begin'>) {
  const email = folded(input.email);
  await requireFew(ctx, 'sso', email);
  await noteAttempt(ctx.db, ctx, 'sso', email);
  const [sso, redirect] = [await ssoOfDomain(ctx.db, domainOf(email)), await redirectOf(ctx.db)];
  if (!sso || !redirect) throw new Fault('invalid', 'portal.sso_off');
  const config = await configOf(ctx, sso);
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const browser = newSecret('fb');
  const expiresAt = Temporal.Instant.from(ctx.now).add({ minutes: MINUTES }).toString();
  const { accountId, issuer, clientId } = sso;
  await insertUnderWay(
    ctx.db,
    { state: sha256(state), browser: sha256(browser) },
    { accountId, issuer, clientId, nonce, expiresAt, sealedVerifier: ctx.services.seal(verifier) },
  );
  ctx.handshake.set(browser, expiresAt);
  const url = oidc.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirect, scope: SCOPE, state, nonce, login_hint: email },
    ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
  });
  return { url: url.href };
}

/** Who comes back: the state is used up before anything else, whatever comes of it. */
async function finish(ctx: WriteCtx, input: Input<'finish'>) {
  const hashes = { state: sha256(input.state), browser: sha256(ctx.handshake.secret ?? '') };
  const left = await useUnderWay(ctx.db, hashes, ctx.now);
  if (!left) throw new Fault('unauthenticated', 'portal.sso_over');
  ctx.handshake.clear();
  if (input.error !== undefined || input.code === undefined) {
    const code = /^[\w.-]{1,60}$/.test(input.error ?? '') ? (input.error ?? null) : null;
    throw new Fault('unauthenticated', 'portal.sso_refused', { code });
  }
  const [sso, redirect] = [await ssoOf(ctx.db, left.accountId), await redirectOf(ctx.db)];
  if (!sso?.enabled || !redirect || sso.issuer !== left.issuer || sso.clientId !== left.clientId)
    throw new Fault('unauthenticated', 'portal.sso_off');
  const config = await configOf(ctx, sso);
  const came = new URL(redirect);
  const { state, code, iss } = input;
  came.search = new URLSearchParams({ state, code, ...(iss === undefined ? {} : { iss }) }).toString();
  const checks = { expectedState: state, expectedNonce: left.nonce, pkceCodeVerifier: ctx.services.unseal(left.sealedVerifier) };
  const said = await mailIn(config, came, checks).catch((error: unknown) => {
    ctx.log.warn(
      { accountId: sso.accountId, why: error instanceof Error ? error.message : '' },
      'what a customer’s sign-in said does not stand',
    );
    throw new Fault('unauthenticated', 'portal.sso_invalid', {}, [], { cause: error });
  });
  const email = said && folded(said);
  if (!email || !sso.domains.includes(domainOf(email))) throw new Fault('unauthenticated', 'portal.sso_mail');
  return ctx.db.transaction().execute(async (tx) => {
    const own = writeCtx(ctx, tx, { session: ctx.session });
    const memberId =
      (await memberOfAccount(tx, sso.accountId, email, ctx.now)) ?? (sso.joins ? await join(own, sso.accountId, email) : null);
    if (!memberId) throw new Fault('unauthenticated', 'portal.sso_unknown');
    return startSession(own, memberId, 'sso');
  });
}

/** Makes a person of the company a member, who sees their own requests alone. */
async function join(ctx: WriteCtx, accountId: string, email: string): Promise<string | null> {
  const contactId = await personToJoin(ctx.db, accountId, email, ctx.today);
  if (!contactId) return null;
  const id = newId();
  const member = { id, accountId, contactId, email, whole: false, now: ctx.now, userId: null };
  if (!(await insertMember(ctx.db, member))) return null;
  await ctx.record({ action: 'portal.join', entity: 'portal_member', entityId: id, after: { accountId, contactId } });
  return id;
}

export const portalSignInHandlers: SignIn = { ways, begin, finish };
