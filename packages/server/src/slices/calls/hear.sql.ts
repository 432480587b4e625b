import type { CallEvent } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/** Who of ours has an extension or an address. */
export async function agentOf(db: Db, said: string | null): Promise<string | null> {
  if (!said) return null;
  const found = await sql<{ id: string }>`
    select u.id from app_user u left join phone_line l on l.user_id = u.id and l.extension = ${said}
    where u.disabled_at is null and (l.extension is not null or lower(u.email) = lower(${said})) order by l.extension nulls last limit 1`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

/** The call that a call centre means, locked: events of one call come one after the other. */
// unaudited: calls.hear records the event
export async function lockCall(db: Db, of: { id: string; hookId: string; callId: string; at: string }): Promise<string> {
  const found = await sql<{ id: string }>`
    insert into phone_call (id, hook_id, external_id, direction, began_at) values (${of.id}, ${of.hookId}, ${of.callId}, 'in', ${of.at})
    on conflict (hook_id, external_id) do update set external_id = excluded.external_id returning id`.execute(db);
  return found.rows[0]!.id;
}

/** Notes an event; the same said again may add what was not known the first time. */
// unaudited: calls.hear records the event
export async function noteEvent(db: Db, id: string, agentId: string | null, e: CallEvent): Promise<void> {
  const more = (...names: string[]): Sql =>
    sql.join(names.map((name) => sql`${sql.ref(name)} = greatest(phone_call_event.${sql.ref(name)}, excluded.${sql.ref(name)})`));
  await sql`
    insert into phone_call_event (call_id, event, at, agent, agent_id, direction, number, queue, seconds, recording)
    values (${id}, ${e.event}, ${e.at}, ${e.agent ?? ''}, ${agentId}, ${e.direction}, ${e.number}, ${e.queue}, ${e.seconds}, ${e.recording})
    on conflict (call_id, event, at, agent) do update set ${more('direction', 'number', 'queue', 'seconds', 'recording')}`.execute(db);
  await sql`
    insert into phone_call_ring (call_id, user_id, at) select ${id}::uuid, ${agentId}::uuid, ${e.at}::timestamptz where ${agentId}::uuid is not null
    on conflict do nothing`.execute(db);
}

/**
 * Works a call out from all that was said of it: nothing of it depends on the order in which it came. Who talked last has it; of what nobody picked up
 * the one for whom alone it rang.
 */
// unaudited: calls.hear records the event
export async function workOutCall(db: Db, id: string): Promise<void> {
  await sql`
    update phone_call c set direction = f.direction, number = f.number, queue = f.queue, began_at = f.began_at, answered_at = f.answered_at,
      ended_at = f.ended_at, recording = f.recording,
      talk_seconds = case when f.answered_at is not null then coalesce(f.seconds, greatest(0, extract(epoch from f.ended_at - f.answered_at))::int) end,
      agent_id = coalesce(f.talked, case when cardinality(f.people) = 1 then f.people[1] end),
      agent_said = case when f.talked is null and f.people is null then f.said end
    from (
      select coalesce(max(e.direction), 'in') as direction, max(e.number) as number, max(e.queue) as queue, min(e.at) as began_at,
        least(min(e.at) filter (where e.event = 'answered'),
          max(e.at - make_interval(secs => e.seconds)) filter (where e.event = 'ended' and e.seconds > 0 and not w.answered)) as answered_at,
        max(e.at) filter (where e.event in ('ended', 'missed')) as ended_at, max(e.seconds) filter (where e.event = 'ended') as seconds,
        max(e.recording) as recording, max(nullif(e.agent, '')) as said,
        (array_agg(e.agent_id order by (e.event = 'answered') desc, e.at desc, e.agent desc)
          filter (where e.agent_id is not null and (e.event = 'answered' or e.event = 'ended' and e.seconds > 0)))[1] as talked,
        array_agg(distinct e.agent_id) filter (where e.agent_id is not null) as people
      from phone_call_event e cross join lateral (select exists (
        select from phone_call_event o where o.call_id = ${id}::uuid and o.event = 'answered') as answered) w
      where e.call_id = ${id}::uuid) f
    where c.id = ${id}::uuid`.execute(db);
}
