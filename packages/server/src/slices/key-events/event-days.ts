import type { CalendarEvent, EventDay } from '@fulcrum/contract';
import { type Ctx, type Handlers, may, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { lastDayOf } from '../../policy/event-days.ts';
import { schoolHolidays } from '../settings/index.ts';
import { calendarsInForce } from './calendars.sql.ts';
import type { Seen } from './contacted.sql.ts';
import { countTasks, selectConcerned, selectOfAccount, sumDay } from './days.sql.ts';
import { feedHandlers } from './feed.ts';
import { daysBetween, infoOf, plus } from './listed-days.ts';
import { expectedBetween } from './windows.ts';

type Verbs = Handlers<'eventDays'>;
const MOST_DAYS = 400;

const seenBy = (ctx: Ctx, asOf: string | undefined): Seen => ({
  asOf: asOf ?? ctx.today,
  timeZone: ctx.organisation?.timeZone ?? 'UTC',
  interactions: may(ctx.actor, 'interactions.read'),
});

const list: Verbs['list'] = async (ctx, { from, to, asOf }) => {
  if (to < from || to > plus(from, { days: MOST_DAYS })) throw new Fault('invalid', 'event_days.span', { days: MOST_DAYS });
  const school = await schoolHolidays(ctx.db);
  return {
    ...(await daysBetween(ctx.db, await scopeOf(ctx, 'reads'), { from, to, asOf: asOf ?? ctx.today })),
    school: school.filter((span) => span.from <= to && span.to >= from),
  };
};

/** An event of a calendar in force; fails with not_found. */
async function eventInForce(ctx: Ctx, id: string) {
  const found = (await calendarsInForce(ctx.db)).flatMap((calendar) =>
    calendar.events.filter((event) => event.id === id).map((event) => ({ calendar, event })),
  )[0];
  if (!found) throw notFound('event');
  return found;
}

/** Where an event stands on one of its days. */
async function stateOn(ctx: Ctx, on: string, event: CalendarEvent, asOf: string): Promise<EventDay['state']> {
  if (event.kind !== 'announced') return 'dated';
  const { windows, recorded } = await expectedBetween(ctx.db, await calendarsInForce(ctx.db), { from: on, to: on, asOf });
  if (recorded.some((one) => one.eventId === event.id && one.on === on)) return 'dated';
  const state = windows.find((one) => one.eventId === event.id && one.on === on)?.state;
  return state === undefined || state === 'out' ? 'dated' : state;
}

const accounts: Verbs['accounts'] = async (ctx, { eventId, on, reached, limit, cursor, asOf }) => {
  const { calendar, event } = await eventInForce(ctx, eventId);
  const day = { event, on, scope: await scopeOf(ctx, 'reads'), seen: seenBy(ctx, asOf) };
  const { until, ...sums } = await sumDay(ctx.db, day);
  const state = await stateOn(ctx, on, event, day.seen.asOf);
  const rows = await selectConcerned(ctx.db, day, { reached, after: readCursor(cursor, 3), limit });
  const page = pageFrom(
    rows,
    limit,
    ({ place: _, ...row }) => row,
    (row) => [row.place, row.name, row.accountId],
  );
  return {
    ...page,
    event: infoOf(calendar, event),
    on,
    until: until ?? (state === 'dated' && event.kind === 'announced' ? on : lastDayOf(event, on)),
    state,
    ...sums,
    tasks: await countTasks(ctx.db, day),
  };
};

const ofAccount: Verbs['ofAccount'] = async (ctx, { accountId, asOf }) => {
  await requireAccount(ctx, accountId, 'reads');
  const events = (await calendarsInForce(ctx.db)).flatMap((calendar) => calendar.events);
  const seen = seenBy(ctx, asOf);
  const [from, to] = [plus(seen.asOf, { months: -6 }), plus(seen.asOf, { years: 1 })];
  const names = new Map(events.map(({ id, name }) => [id, name]));
  const items = await selectOfAccount(ctx.db, accountId, { events, from, to, seen });
  return { items: items.map((item) => ({ ...item, name: names.get(item.eventId)! })) };
};

export const eventDaysHandlers: Verbs = { list, accounts, ofAccount, ...feedHandlers };
