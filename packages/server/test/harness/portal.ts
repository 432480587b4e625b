// For tests: a person of a customer, signed in to the portal as the transport would sign them in.
import { sql } from 'kysely';
import { type Actor, ANONYMOUS } from '../../src/access/index.ts';
import { authenticateMember } from '../../src/slices/portal/index.ts';
import type { TestFulcrum } from './fulcrum.ts';

export interface TestMember {
  id: string;
  accountId: string;
  contactId: string;
  email: string;
  secret: string;
  actor: Actor;
}

/** Signs in by a call, and answers the secret that the browser would keep. */
export async function secretOf({ call }: TestFulcrum, id: string, input: object): Promise<string> {
  const given = { secret: '' };
  await call(id, input, ANONYMOUS, { session: { set: (secret) => Object.assign(given, { secret }), clear() {} } });
  return given.secret;
}
export const whoIs = async ({ db, clock }: TestFulcrum, secret: string): Promise<Actor> =>
  (await authenticateMember(db, secret, clock.now().toString())).actor;
export const linkOf = async ({ call }: TestFulcrum, email: string): Promise<string> =>
  (await call<{ path: string }>('portalMembers.link', { email })).path.split('#')[1]!;

let made = 0;
/** A company with a person who is signed in; `accountId` names a company that is there. */
export async function signedIn(
  fulcrum: TestFulcrum,
  more: { accountId?: string; whole?: boolean; tier?: string } = {},
): Promise<TestMember> {
  const { call, db } = fulcrum;
  const nth = ++made;
  const email = `member-${nth}@customer.example`;
  const accountId = more.accountId ?? (await call<{ id: string }>('accounts.create', { code: `P-${nth}`, name: `客户${nth}` })).id;
  const contact = await call<{ id: string }>('contacts.create', { accountId, name: `联系人${nth}`, email });
  if (more.tier)
    await sql`insert into account_state (account_id, tier) values (${accountId}, ${more.tier})
      on conflict (account_id) do update set tier = excluded.tier`.execute(db);
  const { id } = await call<{ id: string }>('portalMembers.invite', { accountId, contactId: contact.id, whole: more.whole ?? false });
  const secret = await secretOf(fulcrum, 'portal.enter', { token: await linkOf(fulcrum, email) });
  return { id, accountId, contactId: contact.id, email, secret, actor: await whoIs(fulcrum, secret) };
}
