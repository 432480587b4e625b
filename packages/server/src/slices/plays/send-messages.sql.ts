import type { MessageStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { nextSending } from '../../kernel/sending-hours.ts';
import { mailAddress, mayBeMailed } from '../contacts/index.ts';
import type { AtStep } from './step-statements.sql.ts';

/** For how many days a message counts towards what a person gets. */
const WEEK = 7;

/** By which a contact c is reached; null: not that way. */
const ADDRESS: Record<'copy' | 'mail' | 'post', Sql<string | null>> = {
  copy: sql`null::text`,
  mail: sql`case when ${mayBeMailed} then ${mailAddress} end`,
  post: sql`nullif(c.postal_address, '')`,
};
interface Whom extends Pick<MessageStep['message'], 'ranks' | 'roles'> {
  channel: keyof typeof ADDRESS;
}

/**
 * Whom a message at an account goes to: of one of the ranks or roles, who has both first, then in the order in which they are named; never who is
 * not to be contacted. Of those, who can be reached by the channel (`address`) goes first.
 */
export function recipient({ channel, ranks, roles }: Whom, account: Sql, today: string): Sql {
  const address = ADDRESS[channel];
  const places = [
    ...(roles ? [sql`array_position(${[...roles]}::text[], c.decision_role)`] : []),
    ...(ranks ? [sql`array_position(${[...ranks]}::text[], c.rank)`] : []),
  ];
  return sql`
    select c.id, coalesce(c.person_id, c.id) as person_id, coalesce(c.salutation, c.name) as name,
      ${address} as address from contact c
    where c.account_id = ${account} and not c.do_not_contact and (c.left_on is null or c.left_on > ${today}::date)
      and (c.started_on is null or c.started_on <= ${today}::date) and c.happened_on <= ${today}::date
      ${places.length ? sql`and num_nonnulls(${sql.join(places)}) > 0` : sql``}
    order by ${channel === 'copy' ? sql`` : sql`${address} is null,`} ${places.length ? sql`num_nulls(${sql.join(places)}), ${sql.join(places)},` : sql``} c.happened_on, c.id limit 1`;
}

/** Messages that count towards what a person gets: of the last week, but for those whose task was called off. */
const counting = (person: Sql, today: string): Sql => sql`(select count(*) from outgoing_message o where o.person_id = ${person}
  and o.made_on > ${today}::date - ${WEEK}::int and o.state <> 'called_off' and not exists (select from task k where k.account_id = o.account_id and k.run_id = o.run_id
    and k.step = o.step and k.state = 'cancelled'))`;

/** Until when the runs of `of` (account_id, id) wait at the step. */
async function hold(db: Db, { step, now }: AtStep, of: Sql, until: string): Promise<void> {
  await sql`
    with held as (
      insert into play_step (account_id, run_id, step, at, what) select h.account_id, h.id, ${step.id}, ${now}::timestamptz, jsonb_build_object('until', ${until}::timestamptz) from (${of}) h
      on conflict (account_id, run_id, step) do update set what = play_step.what || excluded.what returning account_id, run_id)
    update play_run r set due_at = ${until}::timestamptz from held h where r.account_id = h.account_id and r.id = h.run_id`.execute(db);
}

/**
 * Hands over the messages of everybody who stands before the step (`here`: account_id, id, occasion, began_at) and is due; whoever may not be written to now, or
 * has had as many as may be, waits until the hours begin again. What was handed over has a row in outgoing_message; false: nothing may go out now.
 */
export async function handOver(db: Db, of: AtStep, { message }: MessageStep, here: Sql): Promise<boolean> {
  const { now, today, calendar, timeZone, rules, step } = of;
  const allowed = nextSending(now, rules, calendar, timeZone);
  if (Temporal.Instant.compare(allowed, now) > 0) {
    await hold(db, of, here, allowed);
    return false;
  }
  await sql`
    with placed as (
      select r.account_id, r.id, c.id as contact_id, c.person_id, c.address,
        row_number() over (partition by c.person_id order by r.began_at, r.occasion, r.account_id, r.id) as nth
      from (${here}) r left join lateral (${recipient(message, sql`r.account_id`, today)}) c on true)
    insert into outgoing_message (account_id, run_id, step, channel, contact_id, person_id, state, made_on)
    select p.account_id, p.id, ${step.id}, ${message.channel}, p.contact_id, p.person_id, case when p.address is null then 'handed' else 'queued' end, ${today}::date
    from placed p where p.contact_id is null or p.nth + ${counting(sql`p.person_id`, today)} <= ${rules.perWeek}::int
    on conflict (account_id, run_id, step) do nothing`.execute(db);
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant().toString();
  const left = sql`select r.account_id, r.id from (${here}) r where not exists (select from outgoing_message o
    where o.account_id = r.account_id and o.run_id = r.id and o.step = ${step.id})`;
  await hold(db, of, left, nextSending(tomorrow, rules, calendar, timeZone));
  return true;
}

/** The name by which the message of run r addresses whom it goes to, as facts. */
export const recipientFacts = (step: string): Sql => sql`coalesce((select jsonb_build_object('recipient', coalesce(c.salutation, c.name))
  from outgoing_message o join contact c on c.account_id = o.account_id and c.id = o.contact_id
  where o.account_id = r.account_id and o.run_id = r.id and o.step = ${step}), '{}'::jsonb)`;
