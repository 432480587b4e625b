import type { Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { type Clock, machineTimeZone, todayIn } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Actor } from './actor.ts';
import type { Ctx, Organisation, Origin, Services } from './ctx.ts';

interface Base {
  db: Db;
  clock: Clock;
  log: Log;
  services: Services;
}
export type CallCtx = (who: { actor: Actor; origin: Origin; language: Language | null }) => Promise<Ctx>;

const FRESH_MS = 2000;

export async function readOrganisation(db: Db): Promise<Organisation | null> {
  const found =
    await sql<Organisation>`select name, language, time_zone as "timeZone", base_currency as "baseCurrency", template from organisation`.execute(
      db,
    );
  return found.rows[0] ?? null;
}

/** Makes the context of each call. The organisation is one small row, read again every two seconds and until it is there. */
export function callCtxFactory({ db, clock, log, services }: Base): CallCtx {
  let organisation: Organisation | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  return async ({ actor, origin, language }) => {
    if (!organisation || performance.now() - readAt > FRESH_MS) {
      organisation = await readOrganisation(db);
      readAt = performance.now();
    }
    return {
      db,
      actor,
      origin,
      clock,
      now: clock.now().toString({ smallestUnit: 'microsecond' }),
      today: todayIn(clock, organisation?.timeZone ?? machineTimeZone()),
      language: language ?? organisation?.language ?? 'zh',
      organisation,
      log: log.child({ request: origin.requestId }),
      services,
    };
  };
}
