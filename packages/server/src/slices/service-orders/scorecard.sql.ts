import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Viewer } from '../requests/index.ts';
import { orderVisible } from './visibility.sql.ts';

/** Of one provider's orders, or of ours where there is none, in a span of days. */
export interface ProviderOrders {
  providerId: string | null;
  created: number;
  delivered: number;
  /** First deliveries, and those of them in time. */
  first: number;
  inTime: number;
  accepted: number;
  rejected: number;
  reopened: number;
  answers: number;
  satisfied: number;
}
const SATISFIED = 4;

/** What came about with orders in a span, read off their courses: what came later changes nothing of it. */
export async function orderFigures(
  db: Db,
  viewer: Viewer,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
): Promise<ProviderOrders[]> {
  const n = (where: Sql): Sql => sql`(count(*) filter (where ${where}))::int`;
  const found = await sql<ProviderOrders>`
    select o.provider_id as "providerId", ${n(sql`e.what = 'created'`)} as created, ${n(sql`e.what = 'delivered'`)} as delivered,
      ${n(sql`e.what = 'delivered' and (e.detail ->> 'first')::boolean`)} as first,
      ${n(sql`e.what = 'delivered' and (e.detail ->> 'first')::boolean and (e.detail ->> 'inTime')::boolean`)} as "inTime",
      ${n(sql`e.what = 'accepted'`)} as accepted, ${n(sql`e.what = 'rejected'`)} as rejected, ${n(sql`e.what = 'reopened'`)} as reopened,
      ${n(sql`e.what = 'accepted' and (e.detail ->> 'rating') is not null`)} as answers,
      ${n(sql`e.what = 'accepted' and (e.detail ->> 'rating')::int >= ${sql.lit(SATISFIED)}`)} as satisfied
    from service_order_entry e join service_order o on o.id = e.order_id
    where e.what in ('created', 'delivered', 'rejected', 'accepted', 'reopened') and e.at >= (${from}::date::timestamp at time zone ${timeZone})
      and e.at < ((${to}::date + 1)::timestamp at time zone ${timeZone}) and ${orderVisible(viewer)}
    group by o.provider_id`.execute(db);
  return found.rows;
}
