import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';

type Kind = 'link' | 'password' | 'sso';
const MINUTES = 15;
/** Within a quarter of an hour: for one address of a person, and from one place of the network. An office may share that. */
const MOST: Record<Kind, { email: number; address: number }> = {
  link: { email: 5, address: 60 },
  password: { email: 10, address: 100 },
  sso: { email: 10, address: 100 },
};

/** An address as it is compared. */
export const folded = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** Refuses who tries too often, whether or not anybody has the address. */
export async function requireFew(ctx: Ctx, kind: Kind, email: string): Promise<void> {
  const found = await sql<{ email: number; address: number }>`
    select (select count(*) from portal_attempt where kind = ${kind} and email = ${email} and at > ${ctx.now}::timestamptz - ${MINUTES} * interval '1 minute')::int as email,
      (select count(*) from portal_attempt where kind = ${kind} and address = ${ctx.origin.address ?? ''}
        and at > ${ctx.now}::timestamptz - ${MINUTES} * interval '1 minute')::int as address`.execute(ctx.db);
  const came = found.rows[0]!;
  if (came.email >= MOST[kind].email || came.address >= MOST[kind].address) throw new Fault('limit', 'access.locked', { minutes: MINUTES });
}

// unaudited: what is counted is no act of anybody known
export async function noteAttempt(db: Db, ctx: Ctx, kind: Kind, email: string): Promise<void> {
  await sql`insert into portal_attempt (id, kind, email, address, at) values (${newId()}, ${kind}, ${email}, ${ctx.origin.address ?? ''}, ${ctx.now})`.execute(
    db,
  );
}

/** Who is let in has not failed. */
// unaudited: as above
export async function forgetAttempts(db: Db, email: string): Promise<void> {
  await sql`delete from portal_attempt where kind = 'password' and email = ${email}`.execute(db);
}
