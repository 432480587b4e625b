import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { type Random, seeded } from '../../../demo/random.ts';
import { newId } from '../../../kernel/ids.ts';

const SEED = 46_111;

interface Asked {
  requestId: string;
  accountId: string;
  contactId: string | null;
  number: string | null;
  agentId: string | null;
  openedAt: string;
}
interface DemoCall extends Omit<Asked, 'requestId' | 'openedAt'> {
  id: string;
  requestId: string | null;
  beganAt: string;
  /** Null: nobody picked up. */
  talked: number | null;
}

/** Calls of demo customers: each request that came by phone was called about, some at the second try; some calls have no request yet. Synthetic. */
export async function insertDemoCalls({ db, now }: WriteCtx): Promise<void> {
  const asked = await sql<Asked>`
    select r.id as "requestId", r.account_id as "accountId", r.contact_id as "contactId", c.phone as number, r.assignee_id as "agentId", r.opened_at as "openedAt"
    from service_request r join account a on a.id = r.account_id and a.demo left join contact c on c.account_id = r.account_id and c.id = r.contact_id
    where r.channel = 'phone' order by a.code, r.number`.execute(db);
  const random = seeded(SEED);
  const calls = asked.rows.flatMap((one) => callsOf(random, one)).filter(({ beganAt }) => beganAt < now);
  await sql`
    insert into phone_call (id, direction, number, began_at, answered_at, ended_at, talk_seconds, agent_id, account_id, contact_id, request_id)
    select c.id, 'in', c.number, c."beganAt", case when c.talked is not null then c."beganAt" end,
      c."beganAt" + make_interval(secs => coalesce(c.talked, 25)), c.talked, c."agentId", c."accountId", c."contactId", c."requestId"
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb)
      as c(id uuid, number text, "beganAt" timestamptz, talked int, "agentId" uuid, "accountId" uuid, "contactId" uuid, "requestId" uuid)`.execute(
    db,
  );
}

function callsOf(random: Random, { openedAt, requestId, ...whose }: Asked): DemoCall[] {
  const call = (minutes: number, talked: number | null, of: string | null): DemoCall => ({
    ...{ ...whose, id: newId(), requestId: of, talked },
    beganAt: Temporal.Instant.from(openedAt).add({ minutes }).toString({ fractionalSecondDigits: 3 }),
  });
  const missed = random.chance(0.15) ? [call(-random.whole(3, 20), null, null)] : [];
  const later = random.chance(0.12) ? [call(random.whole(600, 3000), random.whole(30, 200), null)] : [];
  return [...missed, call(0, random.whole(60, 700), requestId), ...later];
}
