import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { slaOn } from '../../policy/benefits.sql.ts';
import { entitledOn } from './account-benefits.ts';
import { insertSessionUses, type SessionHours, takeBackSessionUses } from './training-hours.sql.ts';
import { byOf } from './use-benefit.ts';
import { lockAccounts } from './uses.sql.ts';

/** What attendance at a session did: accounts of which somebody was there now, and those of which nobody was after all. */
export interface SessionAttended extends SessionHours {
  came: readonly string[];
  gone: readonly string[];
}

/** A session that people of customers attended uses what these are entitled to of training hours, once an account; where nobody was there after all it is taken back. */
export async function followAttendance(ctx: WriteCtx, { came, gone, ...session }: SessionAttended): Promise<void> {
  const accounts = [...new Set([...came, ...gone])];
  if (!accounts.length) return;
  await lockAccounts(ctx.db, accounts);
  const why = ctx.organisation?.language === 'en' ? 'Attendance or session corrected' : '出勤或场次已更正';
  const { sessionId, on } = session;
  const takenBack = await takeBackSessionUses(ctx.db, { sessionId, accountIds: gone, why }, byOf(ctx));
  const at = { asOf: sql<string>`${on}::date`, accounts: (id: Sql) => sql<boolean>`${id} = any(${[...came]}::uuid[])` };
  const used = came.length
    ? await insertSessionUses(ctx.db, session, await entitledOn(ctx.db, at, on, await slaOn(ctx.db, on)), byOf(ctx))
    : [];
  if (!used.length && !takenBack.length) return;
  await ctx.record({
    ...{ action: 'benefit.use_training', entity: 'training_session', entityId: sessionId },
    after: { used, takenBack, hours: session.hours, on },
  });
}
