import { sql } from 'kysely';
import pino from 'pino';
import { type Actor, type Ctx, SYSTEM, type WriteCtx, writeAudit } from '../../src/access/index.ts';
import type { Db } from '../../src/db/database.ts';
import { movableClock } from '../../src/kernel/clock.ts';

/** A context as the door makes it, over a database of the test's own, with the clock standing on a day. */
export function contextOn(db: Db, today: string, actor: Actor = SYSTEM): WriteCtx {
  const now = `${today}T08:00:00Z`;
  const ctx: Ctx = {
    db,
    actor,
    origin: { via: 'job', requestId: 'test', address: null, agent: null },
    clock: movableClock(now),
    now,
    today,
    language: 'zh',
    organisation: { name: 'Test', language: 'zh', timeZone: 'Asia/Shanghai', baseCurrency: 'CNY', template: null },
    log: pino({ level: 'silent' }),
    services: {
      root: db,
      seal: (plain) => plain,
      unseal: (sealed) => sealed,
      templatesDir: new URL('../../../../templates', import.meta.url).pathname,
      secureCookies: false,
    },
  };
  const own: WriteCtx = {
    ...ctx,
    session: { set() {}, clear() {} },
    handshake: { secret: undefined, set() {}, clear() {} },
    record: (entry) => writeAudit(db, own, entry),
    async emit(event, payload, accountId) {
      await sql`insert into outbox (at, event, account_id, payload) values (${now}, ${event}, ${accountId ?? null}, ${JSON.stringify(payload)}::jsonb)`.execute(
        db,
      );
    },
    enqueue: () => Promise.resolve(),
  };
  return own;
}

/** Runs work in one transaction, as the door does for a mutation. */
export const inTransaction = <T>(db: Db, today: string, work: (ctx: WriteCtx) => Promise<T>, actor?: Actor): Promise<T> =>
  db.transaction().execute((tx) => work(contextOn(tx, today, actor)));
