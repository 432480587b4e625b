import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { type Random, seeded } from '../../../demo/random.ts';
import { newId } from '../../../kernel/ids.ts';
import { addWorkingMinutes, momentOfWorkBefore, type WorkTime } from '../../../kernel/working-time.ts';
import { workTimeOf } from '../../settings/index.ts';
import { insertCosts, type NewCost } from '../costs.sql.ts';
import { bookCosts } from '../costs.ts';
import * as course from '../course.ts';
import { insertEntries, insertOrders, type NewEntry, type NewOrder } from '../store.sql.ts';
import { REJECTIONS, WORKS } from './demo-texts.ts';

const SEED = 46_093;
const ORDERS = 36;
const REACH_HOURS = 24 * 100;
/** Before how many hours those were opened that have gone only so far. */
const FRESH_HOURS = 30;
const RATINGS = [5, 5, 5, 4, 4, 3];

interface Ground {
  accounts: { id: string; contactId: string | null; requestId: string | null }[];
  agents: string[];
  products: { id: string; providerId: string | null }[];
  /** People of providers. */
  theirs: string[];
}
interface Lived {
  order: NewOrder;
  entries: NewEntry[];
  costs: NewCost[];
}

/** Service orders of demo customers over three months, from those that wait for a plan to those long closed. Synthetic. */
export async function insertDemoServiceOrders(ctx: WriteCtx): Promise<void> {
  const ground = await groundOf(ctx);
  if (!ground.accounts.length || !ground.agents.length) return;
  const random = seeded(SEED);
  const time = await workTimeOf(ctx);
  const lived = Array.from({ length: ORDERS }, () => live(ctx, random, time, ground));
  // What providers are to do today: visits that are planned, and one that waits for its plan.
  const provided = ground.products.filter(({ providerId }) => providerId !== null).slice(0, 1);
  for (const steps of provided.length ? [1, 1, 0] : []) lived.push(live(ctx, random, time, { ...ground, products: provided }, steps));
  await insertOrders(
    ctx.db,
    lived.map(({ order }) => order),
  );
  await insertEntries(
    ctx.db,
    lived.flatMap(({ entries }) => entries),
  );
  await insertCosts(
    ctx.db,
    lived.flatMap(({ costs }) => costs),
  );
  await bookCosts(
    ctx,
    lived.filter(({ order }) => order.endedAt).map(({ order }) => order.id),
  );
}

async function groundOf({ db }: WriteCtx): Promise<Ground> {
  const found = await sql<Ground>`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', a.id,
          'contactId', (select c.id from contact c where c.account_id = a.id order by c.id limit 1),
          'requestId', (select r.id from service_request r where r.account_id = a.id order by r.opened_at desc, r.id limit 1)) order by a.code), '[]')
        from account a where a.demo and exists (select from contract t where t.account_id = a.id)) as accounts,
      (select coalesce(jsonb_agg(u.id order by u.email), '[]') from app_user u where u.demo and u.role in ('agent', 'service_lead')) as agents,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'providerId', v.id) order by p.code), '[]')
        from product p left join account v on v.id = p.provider_account_id and v.demo) as products,
      (select coalesce(jsonb_agg(u.id order by u.email), '[]') from app_user u where u.demo and u.role = 'provider') as theirs`.execute(db);
  return found.rows[0]!;
}

interface Step {
  at: string;
  what: NewEntry['what'];
  does: (before: course.Course) => course.Course;
  more?: Partial<NewEntry>;
}
/** People meet at quarters of an hour. */
const quarterOf = (at: string): string => Temporal.Instant.from(at).round({ smallestUnit: 'minute', roundingIncrement: 15 }).toString();

/** One life: opened at work some time ago, and as far by now as its pace brought it; or of some hours ago, gone only so many steps. */
function live(ctx: WriteCtx, random: Random, time: WorkTime, { accounts, agents, products, theirs }: Ground, onlySteps?: number): Lived {
  const language = ctx.organisation?.language ?? ctx.language;
  const [account, work, agent] = [random.pick(accounts), random.pick(WORKS), random.pick(agents)];
  const product = products.length ? random.pick(products) : null;
  const engineerId = (product?.providerId ? theirs[0] : null) ?? agent;
  const id = newId();
  const hours = onlySteps === undefined ? 1 + Math.floor(REACH_HOURS * random.next() ** 2) : FRESH_HOURS;
  const createdAt = momentOfWorkBefore(ctx.now, hours, time);
  let at = createdAt;
  let now = course.create();
  const by = { orderId: id, authorId: engineerId };
  const entries: NewEntry[] = [{ ...by, id: newId(), at, what: 'created' }];
  const begins = quarterOf(addWorkingMinutes(at, random.whole(300, 2400), time));
  const span = { from: begins, to: addWorkingMinutes(begins, random.pick([90, 120, 180, 240]), time) };
  const word = { note: '', contactId: account.contactId, rating: random.chance(0.8) ? random.pick(RATINGS) : null };
  const after = (from: string, minutes: number) => addWorkingMinutes(from, minutes, time);
  const late = random.chance(0.2) ? random.whole(60, 600) : -random.whole(5, 40);
  const delivered = after(span.to, Math.max(0, late));
  const [turnedDown, done] = [after(delivered, 120), after(delivered, 600)];
  const rejectedFirst: Step[] = [
    {
      ...{ at: turnedDown, what: 'rejected', does: course.reject },
      more: { contactId: account.contactId, body: random.pick(REJECTIONS)[language], detail: { rating: null } },
    },
    { at: after(turnedDown, 200), what: 'solved', does: (before) => course.solve(before, work.solution[language], after(turnedDown, 200)) },
    { at: done, what: 'delivered', does: (before) => course.deliver(before, done), more: { detail: { first: false, inTime: false } } },
  ];
  const steps: Step[] = [
    {
      ...{ at: after(createdAt, random.whole(20, 240)), what: 'planned' },
      does: (before) => course.plan(before, { ...span, askedByCustomer: false }),
      more: { detail: { ...span, engineerIds: [engineerId] } },
    },
    { at: after(span.from, 60), what: 'solved', does: (before) => course.solve(before, work.solution[language], after(span.from, 60)) },
    {
      at: delivered,
      what: 'delivered',
      does: (before) => course.deliver(before, delivered),
      more: { detail: { first: true, inTime: late <= 0 } },
    },
    ...(random.chance(1 / 8) ? rejectedFirst : []),
    {
      ...{ at: after(done, random.whole(30, 900)), what: 'accepted' },
      does: (before) => course.accept(before, 'accepted', word, after(done, 900)),
      more: { contactId: account.contactId, detail: { rating: word.rating } },
    },
    { at: after(done, 1000), what: 'closed', does: (before) => course.close(before, after(done, 1000)) },
  ];
  // Some wait for their plan however old they are.
  const taken = random.chance(0.12) ? [] : steps;
  for (const step of onlySteps === undefined ? taken : steps.slice(0, onlySteps)) {
    if (Temporal.Instant.compare(Temporal.Instant.from(step.at), Temporal.Instant.from(ctx.now)) >= 0) break;
    at = step.at;
    now = step.does(now);
    entries.push({ ...by, ...step.more, id: newId(), at, what: step.what });
  }
  const about = {
    ...{ accountId: account.id, contactId: account.contactId, productId: product?.id ?? null, providerId: product?.providerId ?? null },
    ...{
      requestId: random.chance(0.5) ? account.requestId : null,
      kind: work.kind,
      severity: random.pick(['normal', 'normal', 'high', null] as const),
    },
    ...{ title: work.title[language], description: work.description[language] },
  };
  const order = { ...now, ...about, id, createdBy: engineerId, createdAt, changedAt: at, engineerIds: now.plannedFrom ? [engineerId] : [] };
  return { order, entries, costs: now.solvedAt ? costsOf(random, { id, at: now.solvedAt, engineerId, time }) : [] };
}

function costsOf(random: Random, { id, at, engineerId, time }: { id: string; at: string; engineerId: string; time: WorkTime }): NewCost[] {
  const incurredOn = Temporal.Instant.from(at).toZonedDateTimeISO(time.timeZone).toPlainDate().toString();
  const line = { orderId: id, incurredOn, note: '', addedBy: engineerId, addedAt: at };
  const labour = { ...line, id: newId(), kind: 'labour' as const, hours: String(random.whole(2, 12) / 2), rate: '180', amount: null };
  const travel = { ...line, id: newId(), kind: 'travel' as const, hours: null, rate: null, amount: String(random.whole(40, 600)) };
  return [{ ...labour, personId: engineerId }, ...(random.chance(0.6) ? [{ ...travel, personId: null }] : [])];
}
