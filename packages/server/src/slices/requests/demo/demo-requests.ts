import type { RequestChannel, Severity } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { type Random, seeded } from '../../../demo/random.ts';
import { newId } from '../../../kernel/ids.ts';
import { addWorkingMinutes, momentOfWorkBefore, type WorkTime } from '../../../kernel/working-time.ts';
import { workTimeOf } from '../../settings/index.ts';
import * as course from '../course.ts';
import { workOut } from '../keep.ts';
import { insertEntries, insertRequests, type NewEntry, type NewRequest } from '../store.sql.ts';
import { insertDemoStretches } from './demo-stretches.ts';
import { TALKS, type Talk } from './demo-texts.ts';

const SEED = 46_077;
const REACH_HOURS = 24 * 120;
/** Of a hundred customers so many ask within that time, the larger ones more than once. */
const ASKING = 60;
const CHANNELS: readonly RequestChannel[] = ['mail', 'phone', 'portal', 'wecom', 'phone', 'mail', 'onsite', 'portal', 'wechat'];
const SEVERITIES: readonly Severity[] = ['normal', 'normal', 'normal', 'high', 'low', 'critical'];

/** Of those opened within so many hours a share still waits for somebody to take it. */
const [FRESH_HOURS, WAITING] = [30, 0.3];
/** Before how many hours the requests were opened that a provider still has before it. */
const LATELY = [3, 9, 26];
const RATINGS = [5, 5, 4, 4, 4, 3, 2];

interface Ground {
  /** Each with a product, and whose that is where a provider's. */
  accounts: { id: string; contactId: string | null; productId: string | null; providerId: string | null }[];
  agents: { id: string; teamId: string | null }[];
}
type Classes = (accountIds: readonly string[]) => Promise<{ of: ReadonlyMap<string, string>; last: string | null }>;

/** Requests of demo customers over four months, from those just opened to those long closed: some late, some reopened. Synthetic. */
export async function insertDemoServiceRequests(ctx: WriteCtx, classesOf: Classes): Promise<void> {
  const { accounts, agents } = await groundOf(ctx);
  const random = seeded(SEED);
  const time = await workTimeOf(ctx);
  const asking = accounts.filter(() => random.chance(ASKING / 100));
  const { of, last } = await classesOf(asking.map(({ id }) => id));
  const lived = asking.flatMap((account) => {
    const times = random.whole(1, 3);
    return Array.from({ length: times }, () => live(ctx, random, time, { account, agents, slaClass: of.get(account.id) ?? last }));
  });
  // What a provider is to do today.
  const lately = accounts.filter(({ providerId }) => providerId !== null).slice(0, LATELY.length);
  for (const [nth, account] of lately.entries())
    lived.push(live(ctx, random, time, { account, agents, slaClass: of.get(account.id) ?? last, openedHoursAgo: LATELY[nth]! }));
  const requests = lived.map(({ request }) => request);
  await insertRequests(ctx.db, requests);
  await insertEntries(
    ctx.db,
    lived.flatMap(({ entries }) => entries),
  );
  await insertDemoStretches(ctx, requests);
  const oldest = requests.map(({ openedAt }) => openedAt).toSorted()[0];
  if (oldest)
    await workOut(
      ctx,
      requests.map(({ id }) => id),
      oldest,
    );
  // What a history brings is no news.
  await sql`update request_clock set level_at = null where request_id = any(${requests.map(({ id }) => id)}::uuid[])`.execute(ctx.db);
}

async function groundOf({ db }: WriteCtx): Promise<Ground> {
  const found = await sql<Ground>`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', a.id,
          'contactId', (select c.id from contact c where c.account_id = a.id order by c.id limit 1),
          'productId', p.id, 'providerId', p.provider_account_id) order by a.code), '[]')
        from account a left join lateral (select p.id, p.provider_account_id from subscription s join product p on p.id = s.product_id
          where s.account_id = a.id order by s.id limit 1) p on true where a.demo and exists (select from contract t where t.account_id = a.id)) as accounts,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'teamId', u.team_id) order by u.email), '[]')
        from app_user u where u.demo and u.role in ('agent', 'service_lead')) as agents`.execute(db);
  return found.rows[0]!;
}

interface Given {
  account: Ground['accounts'][number];
  agents: Ground['agents'];
  slaClass: string | null;
  /** Absent: at any time; then it has gone no further than to who is to work on it. */
  openedHoursAgo?: number;
}

/** One life: opened at work some time ago, and as far by now as its pace brought it. */
function live(
  ctx: WriteCtx,
  random: Random,
  time: WorkTime,
  { account, agents, slaClass, openedHoursAgo }: Given,
): { request: NewRequest; entries: NewEntry[] } {
  const language = ctx.organisation?.language ?? ctx.language;
  const talk = random.pick(TALKS);
  const [severity, channel] = [random.pick(SEVERITIES), random.pick(CHANNELS)];
  // More of late than before.
  const hours = openedHoursAgo ?? 1 + Math.floor(REACH_HOURS * random.next() ** 1.5);
  const id = newId();
  const agent = agents.length ? random.pick(agents) : undefined;
  let at = momentOfWorkBefore(ctx.now, hours, time);
  const moment = () => ({ now: at, today: Temporal.Instant.from(at).toZonedDateTimeISO(time.timeZone).toPlainDate().toString() });
  let now = course.open(moment(), severity);
  const { id: accountId, contactId, productId, providerId } = account;
  const entries: NewEntry[] = [
    { requestId: id, id: newId(), at, kind: 'event', event: { what: 'opened' } },
    { requestId: id, id: newId(), at, kind: 'in', channel, contactId, body: talk.asks[language] },
  ];
  const steps = stepsOf(random);
  const waits = hours < FRESH_HOURS && random.chance(WAITING);
  const furthest = openedHoursAgo !== undefined ? 1 : waits ? 0 : steps.length;
  for (const step of steps.slice(0, furthest)) {
    const next = addWorkingMinutes(at, step.after, time);
    if (Temporal.Instant.compare(Temporal.Instant.from(next), Temporal.Instant.from(ctx.now)) >= 0) break;
    at = next;
    now = step.does(now, moment());
    entries.push({ ...step.says(talk, { language, channel, contactId, agentId: agent?.id ?? null }), requestId: id, id: newId(), at });
  }
  const held = now.dispatchedAt !== null;
  const { subject, kind } = talk;
  const about = { code: null, accountId, contactId, productId, kind, channel, subject: subject[language], slaClass };
  const rating = now.status === 'closed' && random.chance(0.7) ? random.pick(RATINGS) : null;
  // What goes to the product's provider is with nobody of ours.
  const ours = held && providerId === null ? agent : undefined;
  const given = { assigneeId: ours?.id ?? null, teamId: ours?.teamId ?? null, providerId: held ? providerId : null };
  return {
    request: { ...now, ...about, ...given, rating, ratedAt: rating === null ? null : at, id, openedBy: null, changedAt: at },
    entries,
  };
}

interface Voice {
  language: 'zh' | 'en';
  channel: RequestChannel;
  contactId: string | null;
  agentId: string | null;
}
type Entry = Omit<NewEntry, 'requestId' | 'id' | 'at'>;
interface Step {
  /** Working minutes after the one before. */
  after: number;
  does: (now: course.Course, moment: course.Moment) => course.Course;
  says: (talk: Talk, voice: Voice) => Entry;
}
const event =
  (what: NonNullable<NonNullable<NewEntry['event']>['what']>): Step['says'] =>
  (_, { agentId }) => ({ kind: 'event', authorId: agentId, event: { what } });
const customer =
  (text: 'asks' | 'again'): Step['says'] =>
  (talk, { language, channel, contactId }) => ({ kind: 'in', channel, contactId, body: talk[text][language] });
const ours =
  (text: 'answer' | 'solution'): Step['says'] =>
  (talk, { language, channel, agentId }) => ({ kind: 'out', channel, authorId: agentId, body: talk[text][language] });

/** How it goes on: dispatched, answered, asked again half of the times, solved, confirmed; one in twelve comes back. */
function stepsOf(random: Random): Step[] {
  const again: Step[] = random.chance(0.5)
    ? [{ after: random.whole(20, 900), does: course.receive, says: customer('again') }]
    : [{ after: random.whole(20, 300), does: course.resume, says: event('resumed') }];
  const back: Step[] = random.chance(1 / 12)
    ? [
        { after: random.whole(200, 2000), does: course.reopen, says: event('reopened') },
        { after: random.whole(30, 600), does: course.solve, says: event('solved') },
        { after: random.whole(30, 900), does: (now, moment) => course.close(now, moment, 'confirmed', null), says: event('confirmed') },
      ]
    : [];
  const close: Step = {
    ...{ after: random.whole(60, 1500), does: (now, moment) => course.close(now, moment, 'confirmed', null), says: event('confirmed') },
  };
  const solution = (after: number): Step => ({
    after,
    does: (now, moment) => course.solve(course.answer(now, moment), moment),
    says: ours('solution'),
  });
  const dispatched: Step = { after: random.whole(2, 40), does: course.dispatch, says: event('dispatched') };
  // More than half are solved at once.
  if (random.chance(0.6)) return [dispatched, solution(random.whole(5, 240)), close, ...back];
  const answered: Step = {
    after: random.whole(5, 400),
    does: (now, moment) => course.wait(course.answer(now, moment), moment),
    says: ours('answer'),
  };
  return [dispatched, answered, ...again, solution(random.whole(30, 1500)), close, ...back];
}
