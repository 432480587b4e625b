import type { EventDay } from '@fulcrum/contract';
import { type Handlers, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newSecret } from '../../kernel/ids.ts';
import { dropFeed, feedOf, nameConcerned, putFeed } from './feed.sql.ts';
import { FEED_WORDS } from './feed-words.ts';
import { icalendar } from './icalendar.ts';
import { daysBetween } from './listed-days.ts';

type Verbs = Pick<Handlers<'eventDays'>, 'feed' | 'makeFeed' | 'revokeFeed' | 'calendar'>;
/** A day that concerns more says how many they are, and no names: they would not be read, and be many to look up. */
const FEW = 100;
const MOST_NAMES = 10;
const keyOf = ({ eventId, on }: Pick<EventDay, 'eventId' | 'on'>): string => `${eventId} ${on}`;

const feed: Verbs['feed'] = async (ctx) => ({ feed: await feedOf(ctx.db, ctx.actor.userId) });

/** The address is the person's own: neither a program with a token nor the machine's administrator makes one. */
const makeFeed: Verbs['makeFeed'] = async (ctx: WriteCtx) => {
  const { userId, scopes } = ctx.actor;
  if (!userId) throw notFound('user');
  if (scopes !== null) throw new Fault('forbidden', 'access.forbidden');
  const token = newSecret('fc');
  const isRenewed = (await feedOf(ctx.db, userId)) !== null;
  await putFeed(ctx.db, userId, token, ctx.now);
  await ctx.record({ action: 'calendar_feed.make', entity: 'calendar_feed', entityId: userId, after: { isRenewed } });
  return { path: `/calendars/${token}.ics` };
};

const revokeFeed: Verbs['revokeFeed'] = async (ctx: WriteCtx) => {
  const { userId } = ctx.actor;
  if (!(await dropFeed(ctx.db, userId))) throw notFound('calendar_feed');
  await ctx.record({ action: 'calendar_feed.revoke', entity: 'calendar_feed', entityId: userId });
  return { done: true };
};

const calendar: Verbs['calendar'] = async (ctx, { web }) => {
  const today = Temporal.PlainDate.from(ctx.today);
  const span = { from: today.subtract({ months: 3 }).toString(), to: today.add({ years: 1 }).toString(), asOf: ctx.today };
  const scope = await scopeOf(ctx, 'reads');
  const { events, days } = await daysBetween(ctx.db, scope, span);
  const few = days.filter(({ accounts }) => accounts !== null && accounts > 0 && accounts <= FEW);
  const named = await nameConcerned(ctx.db, scope, { days: few, asOf: ctx.today, most: MOST_NAMES });
  const namesOf = new Map(named.map((one) => [keyOf(one), one.names]));
  const infoOf = new Map(events.map((event) => [event.id, event]));
  const words = FEED_WORDS[ctx.language];
  const text = icalendar({
    name: words.calendar(ctx.organisation?.name ?? null),
    now: ctx.now,
    days: days.map((day) => {
      const told = { event: infoOf.get(day.eventId)!, day, names: namesOf.get(keyOf(day)) ?? [] };
      return {
        ...{ uid: `${day.eventId}.${day.on}@fulcrum`, on: day.on, until: day.until, isTentative: day.state !== 'dated' },
        ...{ summary: words.summary(told), description: words.description(told).join('\n') },
        url: web ? `${web}/strategy/events?${new URLSearchParams({ month: day.on.slice(0, 7), event: day.eventId, on: day.on })}` : null,
      };
    }),
  });
  return { text };
};

export const feedHandlers: Verbs = { feed, makeFeed, revokeFeed, calendar };
