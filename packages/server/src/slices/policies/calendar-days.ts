import { type CalendarPolicy, type Condition, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, inScope, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { eventDays, lastDayOf } from '../../policy/event-days.ts';
import { expandCalendar } from '../../policy/expand-calendar.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { listedFigures, whoSql } from '../accounts/index.ts';
import { catalogOf } from '../catalog.ts';
import { calendarsInForce } from '../key-events/index.ts';
import { sound } from './sound.ts';

const MOST_DAYS = 1000;

/** How many active accounts of the caller's meet each condition today, in their order. */
async function countMeeting(ctx: Ctx, conditions: readonly (Condition | undefined)[]): Promise<number[]> {
  const catalog = await catalogOf(ctx.db);
  refuseMasked(
    ctx,
    catalog,
    conditions.flatMap((who) => (who ? testsOf(who).map(({ metric }) => metric) : [])),
  );
  const figures = listedFigures(catalog, sql`${ctx.today}::date`);
  const counts = conditions.map((who) => sql`(count(*) filter (where coalesce(${whoSql(who, figures)}, false)))::int`);
  const found = await sql<{ counts: number[] }>`
    select jsonb_build_array(${sql.join(counts)}) as counts
    from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id
    where a.status = 'active' and ${inScope(await scopeOf(ctx, 'reads'), 'a')}`.execute(ctx.db);
  return found.rows[0]?.counts ?? [];
}

/** The days of a draft, which may lean on events of the other calendars in force. */
function daysOfDraft(draft: CalendarPolicy, others: readonly CalendarPolicy[], from: string, to: string) {
  const daysOf = eventDays([draft, ...others.filter(({ id }) => id !== draft.id)]);
  return draft.events
    .flatMap((event) => daysOf(event.id, from, to).map((on) => ({ eventId: event.id, on, until: lastDayOf(event, on) })))
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.eventId.localeCompare(b.eventId))
    .slice(0, MOST_DAYS);
}

export const calendarDays: Handlers<'policies'>['calendarDays'] = async (ctx, { yaml }) => {
  const draft = await sound(ctx, yaml, null);
  if (draft.kind !== 'calendar') throw notFound(draft.id);
  const [from, to] = [ctx.today, Temporal.PlainDate.from(ctx.today).add({ years: 1 }).toString()];
  // Whom an announced event concerns is said when it is recorded.
  const dated = (await expandCalendar(ctx.db, draft)).events.filter(({ kind }) => kind !== 'announced');
  const counts = dated.length
    ? await countMeeting(
        ctx,
        dated.map(({ who }) => who),
      )
    : [];
  return {
    ...{ policyId: draft.id, from, to },
    days: daysOfDraft(draft, await calendarsInForce(ctx.db), from, to),
    concerned: dated.map(({ id }, at) => ({ eventId: id, accounts: counts[at] ?? 0 })),
  };
};
