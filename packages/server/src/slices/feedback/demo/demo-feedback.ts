import { FEEDBACK_ROUTES, type FeedbackState } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { type Random, seeded } from '../../../demo/random.ts';
import { newId } from '../../../kernel/ids.ts';
import { type NewAsk, putAsks } from '../asks.sql.ts';
import { insertItems, type NewItem } from '../store.sql.ts';
import { DEMO_ITEMS } from './demo-texts.ts';

const SEED = 46_095;
const REACH_DAYS = 200;
const MOST_ASKERS = 14;
const FREQUENCIES = ['once', 'monthly', 'monthly', 'weekly', 'daily'] as const;
const WAYS: readonly FeedbackState[][] = [
  ['new'],
  ['new'],
  ['new', 'triaged'],
  ['new', 'triaged'],
  ['new', 'triaged', 'planned'],
  ['new', 'triaged', 'planned', 'in_progress'],
  ['new', 'triaged', 'in_progress', 'delivered'],
  ['new', 'triaged', 'planned', 'in_progress', 'delivered', 'verified'],
  ['new', 'declined'],
];
const PLANNED: readonly FeedbackState[] = ['planned', 'in_progress', 'delivered', 'verified'];

interface Ground {
  accounts: { id: string; contactId: string | null }[];
  products: string[];
  owners: string[];
}
async function groundOf({ db }: WriteCtx): Promise<Ground> {
  const found = await sql<Ground>`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', a.id,
          'contactId', (select c.id from contact c where c.account_id = a.id order by c.id limit 1)) order by a.code), '[]')
        from account a where a.demo and exists (select from contract t where t.account_id = a.id)) as accounts,
      (select coalesce(jsonb_agg(p.id order by p.code), '[]') from product p where p.code like 'DEMO-%') as products,
      (select coalesce(jsonb_agg(u.id order by u.email), '[]') from app_user u where u.demo and u.role in ('product', 'operations_lead', 'service_lead', 'csm')) as owners`.execute(
    db,
  );
  return found.rows[0]!;
}

/** Items in every state, most of them open, and the demo customers who asked; what was delivered is verified by some. Synthetic. */
export async function insertDemoFeedback(ctx: WriteCtx): Promise<void> {
  const ground = await groundOf(ctx);
  if (!ground.accounts.length) return;
  const random = seeded(SEED);
  const made = DEMO_ITEMS.map((_, nth) => invent(ctx, random, nth, ground));
  await insertItems(
    ctx.db,
    made.map(({ item }) => item),
  );
  await insertCourse(
    ctx,
    made.flatMap(({ course }) => course),
  );
  const asks = made.flatMap((one) => one.asks);
  await putAsks(ctx.db, asks, { userId: null, now: ctx.now });
  await insertWords(ctx);
}

type Step = { itemId: string; seq: number; on: string; what: string; state: FeedbackState; severity: string };
function invent(ctx: WriteCtx, random: Random, nth: number, { accounts, products, owners }: Ground) {
  const language = ctx.organisation?.language ?? ctx.language;
  const text = DEMO_ITEMS[nth]!;
  const way = WAYS[nth % WAYS.length]!;
  const today = Temporal.PlainDate.from(ctx.today);
  let on = today.subtract({ days: random.whole(30, REACH_DAYS) });
  const id = newId();
  const course: Step[] = way.map((state, seq) => {
    if (seq) on = on.add({ days: random.whole(1, Math.max(1, Math.floor(on.until(today).days / 3))) });
    const what = seq === 0 ? 'noted' : state === 'triaged' ? 'triaged' : 'moved';
    return { itemId: id, seq: seq + 1, on: on.toString(), what, state, severity: text.severity };
  });
  const state = way.at(-1)!;
  const notedOn = course[0]!.on;
  const isTriaged = way.includes('triaged');
  const planned = PLANNED.includes(state);
  const round = way.includes('delivered') ? 1 : 0;
  const item: NewItem = {
    ...{ id, code: `DEMO-F${nth + 1}`, kind: text.kind, title: text.title[language], portalTitle: text.title[language], description: '' },
    ...{ productId: products.length ? random.pick(products) : null, severity: text.severity, strategic: random.chance(0.15), state },
    ...{ area: isTriaged ? text.area : null, route: isTriaged ? FEEDBACK_ROUTES[text.area][0] : null, cause: null },
    ...{
      causeKind: isTriaged ? text.cause : null,
      ownerId: isTriaged && owners.length ? random.pick(owners) : null,
      stateSince: on.toString(),
    },
    ...{ targetRelease: planned ? `${random.whole(3, 6)}.${random.whole(0, 9)}` : null, round },
    ...{ targetOn: planned ? (round ? on : today.add({ days: random.whole(10, 90) })).toString() : null, mergedInto: null, mergedOn: null },
    ...{ trackerKey: null, trackerUrl: null, notedOn, createdAt: `${notedOn}T02:00:00Z` },
  };
  return { item, course, asks: askers(random, accounts, item) };
}

function askers(random: Random, accounts: Ground['accounts'], item: NewItem): NewAsk[] {
  const count = Math.min(random.whole(1, MOST_ASKERS), accounts.length);
  const first = random.whole(0, accounts.length - 1);
  return Array.from({ length: count }, (_, at) => {
    const account = accounts[(first + at * 7) % accounts.length]!;
    return {
      ...{ id: newId(), accountId: account.id, itemId: item.id, contactId: account.contactId, source: 'hand' as const, sourceId: null },
      ...{ askedOn: item.notedOn, frequency: random.pick(FREQUENCIES), quote: null },
    };
  });
}

// unaudited: demo data are recorded as a whole
async function insertCourse({ db }: WriteCtx, course: readonly Step[]): Promise<void> {
  await sql`
    insert into feedback_event (item_id, seq, at, on_day, what, state, severity, strategic, by_id, by_name)
    select e."itemId", e.seq, (e."on" + time '10:00') at time zone 'UTC', e."on", e.what, e.state, e.severity, i.strategic, u.id, coalesce(u.name, '—')
    from jsonb_to_recordset(${JSON.stringify(course)}::jsonb) as e("itemId" uuid, seq int, "on" date, what text, state text, severity text)
      join feedback_item i on i.id = e."itemId" left join app_user u on u.id = i.owner_id`.execute(db);
}

/** Who asked is asked about what was delivered; of what is verified everybody has confirmed, of the rest every third. */
// unaudited: demo data are recorded as a whole
async function insertWords({ db, today }: WriteCtx): Promise<void> {
  await sql`
    insert into feedback_verification (account_id, item_id, round, opened_at, opened_on, state, answered_on)
    select w.account_id, w.id, 1, w.state_since::timestamptz, w.state_since, case when w.said then 'confirmed' else 'open' end,
      case when w.said then ${today}::date end
    from (select k.account_id, i.id, i.state_since, i.state = 'verified' or row_number() over (partition by i.id order by k.account_id) % 3 = 0 as said
      from feedback_item i join feedback_ask k on k.item_id = i.id where i.code like 'DEMO-F%' and i.state in ('delivered', 'verified')) w
    on conflict do nothing`.execute(db);
}
