import { type Ctx, type Handlers, requireAccount, type WriteCtx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { Fault } from '../../../kernel/fault.ts';
import { OF_EVERYBODY } from '../../../kernel/mail-domains.ts';
import { readServer } from '../../deliveries/index.ts';
import { discover } from './issuer.ts';
import { deleteSso, endOtherSessions, type KeptSso, putSso, ssoOf } from './sso.sql.ts';

type Sso = Handlers<'portalSso'>;
type Input<Name extends keyof Sso> = Parameters<Sso[Name]>[1];
const named = (domains: readonly string[]) => ({ domains: domains.join(', ') });

/** Where issuers send browsers back to: below the address that mails name us by; null: it is not known. */
export async function redirectOf(db: Db): Promise<string | null> {
  const server = await readServer(db);
  return server && `${server.web}/portal/sso/callback`;
}

const shown = ({ sealedSecret: _, ...sso }: KeptSso) => sso;
async function told(ctx: Ctx, accountId: string) {
  const kept = await ssoOf(ctx.db, accountId);
  return { sso: kept ? shown(kept) : null, redirect: await redirectOf(ctx.db) };
}

async function get(ctx: Ctx, { accountId }: Input<'get'>) {
  await requireAccount(ctx, accountId, 'reads');
  return told(ctx, accountId);
}

/** The secret goes to the issuer and client that it was given for: others get none of it. */
function sealedSecretOf(ctx: Ctx, { secret, issuer, clientId }: Input<'set'>, before: KeptSso | undefined): string {
  if (secret !== undefined) return ctx.services.seal(secret);
  if (before?.issuer === issuer && before.clientId === clientId) return before.sealedSecret;
  throw new Fault('invalid', 'portal.sso_secret');
}

async function set(ctx: WriteCtx, input: Input<'set'>) {
  const { accountId, secret: _, ...said } = input;
  await requireAccount(ctx, accountId, 'writes');
  if (said.enabled && !(await redirectOf(ctx.db))) throw new Fault('invalid', 'portal.sso_no_web');
  const domains = [...new Set(said.domains)].toSorted();
  const open = domains.filter((domain) => OF_EVERYBODY.includes(domain));
  if (open.length) throw new Fault('invalid', 'portal.sso_domain_open', named(open));
  const before = await ssoOf(ctx.db, accountId);
  const after = { ...said, accountId, domains, sealedSecret: sealedSecretOf(ctx, input, before), changedAt: ctx.now };
  const taken = await putSso(ctx.db, { ...after, userId: ctx.actor.userId });
  if (taken.length) throw new Fault('conflict', 'portal.sso_domain_taken', named(taken));
  if (said.enabled && !said.others) await endOtherSessions(ctx.db, accountId);
  await ctx.record({
    ...{ action: 'portal.set_sso', entity: 'account', entityId: accountId },
    ...{ before: before && shown(before), after: { ...shown(after), hasNewSecret: input.secret !== undefined } },
  });
  return told(ctx, accountId);
}

async function remove(ctx: WriteCtx, { accountId }: Input<'remove'>) {
  await requireAccount(ctx, accountId, 'writes');
  const before = await ssoOf(ctx.db, accountId);
  await deleteSso(ctx.db, accountId);
  await ctx.record({ action: 'portal.remove_sso', entity: 'account', entityId: accountId, before: before && shown(before) });
  return { done: true } as const;
}

async function tryIt(ctx: Ctx, { accountId, issuer }: Input<'try'>) {
  await requireAccount(ctx, accountId, 'writes');
  const server = (await discover(ctx, { issuer, clientId: 'not used', secret: 'not used' })).serverMetadata();
  return { issuer: server.issuer, signsAt: new URL(server.authorization_endpoint ?? server.issuer).host };
}

export const portalSsoHandlers: Sso = { get, set, remove, try: tryIt };
