import { FEEDBACK_OPEN, type FeedbackItem, ROADMAP_STATES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';
import { type RankOn, rankCtes } from './ranked.sql.ts';

/** What is shown of an item; `x` is where it stood on the day. */
const COLUMNS = sql`i.id, i.number::int, i.code, i.kind, i.title, i.product_id as "productId", p.name as "productName", i.area, i.route, x.severity,
  x.strategic, i.owner_id as "ownerId", u.name as "ownerName", x.state, x.since as "stateSince", i.target_release as "targetRelease", i.target_on as "targetOn",
  i.noted_on as "notedOn", i.tracker_key as "trackerKey", i.tracker_url as "trackerUrl", coalesce(s.customers, 0) as customers,
  coalesce(s.seen, 0) as seen, trim_scale(coalesce(s.revenue, 0))::text as revenue, s.tier, coalesce(s.times, 0) as "timesAYear", trim_scale(r.score)::text as score, r.place, i.revision`;
const FROM = sql`item_on x join feedback_item i on i.id = x.id left join summed s on s.item_id = x.id left join ranked r on r.id = x.id
  left join product p on p.id = i.product_id left join app_user u on u.id = i.owner_id`;
const withRanks = (on: RankOn): Sql => sql`with ${sql.join(rankCtes(on), sql`, `)}`;

export interface ItemFilter {
  view: 'open' | 'delivered' | 'ended';
  state?: (typeof ROADMAP_STATES)[number] | undefined;
  kind?: string | undefined;
  area?: string | undefined;
  route?: string | undefined;
  productId?: string | undefined;
  ownerId?: string | undefined;
  q?: string | undefined;
}
const VIEWS = { open: FEEDBACK_OPEN, delivered: ['delivered'], ended: ['verified', 'declined'] };
const equal = (column: Sql, value: string | undefined, type: 'uuid' | 'text'): Sql =>
  value === undefined ? sql`true` : sql`${column} = ${value}::${sql.raw(type)}`;
const matches = (q: string): Sql => {
  if (/^#?\d{1,15}$/.test(q)) return sql`i.number = ${q.replace('#', '')}::bigint`;
  const like = `%${escapeLike(q)}%`;
  return sql`(i.title ilike ${like} or i.tracker_key ilike ${like})`;
};

/** One page: what is open by its rank, the rest the latest first. */
export async function listItems(
  db: Db,
  on: RankOn,
  { view, state, q, ...of }: ItemFilter,
  page: { after: string[] | null; limit: number },
): Promise<FeedbackItem[]> {
  const open = view === 'open';
  const { after } = page;
  const place = !after
    ? sql`true`
    : open
      ? sql`(r.score < ${after[0]}::numeric or r.score = ${after[0]}::numeric and i.number > ${after[1]}::bigint)`
      : sql`(x.since, i.number) < (${after[0]}::date, ${after[1]}::bigint)`;
  const found = await sql<FeedbackItem>`${withRanks(on)} select ${COLUMNS} from ${FROM}
    where x.state = any(${[...VIEWS[view]]}::text[]) and ${equal(sql`x.state`, state, 'text')} and ${equal(sql`i.kind`, of.kind, 'text')}
      and ${equal(sql`i.area`, of.area, 'text')} and ${equal(sql`i.route`, of.route, 'text')} and ${equal(sql`i.product_id`, of.productId, 'uuid')}
      and ${equal(sql`i.owner_id`, of.ownerId, 'uuid')} and ${q ? matches(q) : sql`true`} and ${place}
    order by ${open ? sql`r.score desc, i.number` : sql`x.since desc, i.number desc`} limit ${page.limit}`.execute(db);
  return found.rows;
}

/** Each state of the roadmap with its highest items: open ones by rank, the others the latest first. */
export async function boardItems(db: Db, on: RankOn, of: { productId: string | undefined; perState: number }) {
  const found = await sql<{ state: (typeof ROADMAP_STATES)[number]; count: number; item: FeedbackItem }>`${withRanks(on)},
    shown as (select ${COLUMNS} from ${FROM} where ${equal(sql`i.product_id`, of.productId, 'uuid')}),
    placed as (select s.*, count(*) over w as n, row_number() over (partition by s.state order by s.place, s."stateSince" desc, s.number desc) as nth
      from shown s window w as (partition by s.state))
    select state, n::int as count, to_jsonb(placed) - 'n' - 'nth' as item from placed where nth <= ${of.perState} order by state, nth`.execute(
    db,
  );
  return ROADMAP_STATES.map((state) => {
    const rows = found.rows.filter((row) => row.state === state);
    return { state, count: rows[0]?.count ?? 0, items: rows.map(({ item }) => item) };
  });
}

export interface Ranked extends FeedbackItem {
  description: string;
  portalTitle: string | null;
  causeKind: string | null;
  cause: string | null;
  mergedInto: string | null;
  round: number;
  ranked: number;
  points: Record<string, string> | null;
}
/** An item with what its rank is made of; undefined where it was not there by the day. */
export async function oneItem(db: Db, on: RankOn, id: string): Promise<Ranked | undefined> {
  const found =
    await sql<Ranked>`${withRanks(on)} select ${COLUMNS}, i.description, i.portal_title as "portalTitle", i.cause_kind as "causeKind",
      i.cause, i.merged_into as "mergedInto", i.round, (select count(*)::int from ranked) as ranked,
      (select jsonb_object_agg(k, v) from jsonb_each_text(to_jsonb(r)) as o(k, v)) as points
    from ${FROM} where x.id = ${id}::uuid`.execute(db);
  return found.rows[0];
}
