import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import type { DemoAccount, DemoContact } from './invent-accounts.ts';
import type { DemoInteraction } from './invent-interactions.ts';
import type { DemoMember } from './invent-members.ts';
import type { DemoLine, DemoOrder, DemoProduct } from './invent-orders.ts';
import type { DemoProspect } from './invent-prospects.ts';
import type { DemoTeam, Staff } from './invent-staff.ts';

/** Rows as one JSON parameter: one statement a table, whatever their number. */
const rows = (values: readonly object[]): Sql => sql`${JSON.stringify(values)}::jsonb`;

export async function insertStaff(db: Db, teams: readonly DemoTeam[], staff: readonly Staff[], now: string): Promise<void> {
  await sql`insert into team (id, code, name, region_id, created_at)
    select id, code, name, region_id, ${now} from jsonb_to_recordset(${rows(teams)}) as r(id uuid, code text, name text, region_id uuid)`.execute(
    db,
  );
  await sql`insert into app_user (id, email, name, role, team_id, region_id, seniority, capacity, demo, created_at)
    select id, email, name, role, team_id, (select t.region_id from team t where t.id = r.team_id), seniority, capacity, true, ${now}
    from jsonb_to_recordset(${rows(staff)}) as r(id uuid, email text, name text, role text, team_id uuid, seniority text, capacity integer)`.execute(
    db,
  );
}

export async function insertAccounts(db: Db, accounts: readonly (DemoAccount | DemoProspect)[], now: string): Promise<void> {
  await sql`
    insert into account (id, code, name, kind, short_name, industry, region_code, size_band, employees, gross_margin_rate, brand, owner_id, team_id, region_id, parent_id, custom,
      happened_on, known_at, recorded_at, changed_at, demo)
    select id, code, name, coalesce(kind, 'consumer'), short_name, industry, region_code, size_band, employees, gross_margin_rate, brand, owner_id, team_id,
      (select g.id from region g where g.code = 'demo-' || lower(r.region_code)), parent_id, custom, happened_on, happened_on, ${now}, ${now}, true
    from jsonb_to_recordset(${rows(accounts)}) as r(id uuid, code text, name text, kind text, short_name text, industry text, region_code text, size_band text,
      employees integer, gross_margin_rate numeric, brand text, owner_id uuid, team_id uuid, parent_id uuid, custom jsonb, happened_on date)`.execute(
    db,
  );
  await insertHistory(
    db,
    accounts.map(({ id, before }) => ({ id, before })),
    now,
  );
}

/** What every field was from the account's first day, and what it became since. */
async function insertHistory(db: Db, changed: readonly { id: string; before: DemoAccount['before'] }[], now: string): Promise<void> {
  await sql`
    with changed as (
      select r.id as account_id, b.field, b.value, b.changed_on
      from jsonb_to_recordset(${rows(changed)}) as r(id uuid, before jsonb), jsonb_to_recordset(r.before) as b(field text, value jsonb, changed_on date)
    ), now as (
      select a.id as account_id, f.field, f.value, a.happened_on from account a cross join lateral (
        select key as field, value from jsonb_each(jsonb_strip_nulls(jsonb_build_object('name', a.name, 'kind', a.kind, 'industry', a.industry,
          'region_code', a.region_code, 'size_band', a.size_band, 'employees', a.employees, 'gross_margin_rate', a.gross_margin_rate::text,
          'brand', a.brand, 'owner_id', a.owner_id, 'team_id', a.team_id, 'region_id', a.region_id, 'status', a.status)))
        union all select 'custom.' || key, value from jsonb_each(a.custom)) f
      where a.demo
    )
    insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
    select n.account_id, n.field, n.happened_on, ${now}::timestamptz, n.happened_on, coalesce(c.value, n.value)
      from now n left join changed c using (account_id, field)
    union all
    select n.account_id, n.field, c.changed_on, ${now}::timestamptz, c.changed_on, n.value from now n join changed c using (account_id, field)`.execute(
    db,
  );
}

export async function insertContacts(db: Db, contacts: readonly DemoContact[], now: string): Promise<void> {
  await sql`
    insert into contact (account_id, id, name, salutation, title, rank, decision_role, attitude, depth, phone, email, wechat, left_on, left_known_at, happened_on, known_at, recorded_at, changed_at)
    select account_id, id, name, salutation, title, rank, decision_role, attitude, depth, phone, email, wechat, left_on, left_on, happened_on, happened_on, ${now}, ${now}
    from jsonb_to_recordset(${rows(contacts)}) as r(account_id uuid, id uuid, name text, salutation text, title text, rank text, decision_role text, attitude text, depth text, phone text,
      email text, wechat text, left_on date,
      happened_on date)`.execute(db);
}

export async function insertProducts(db: Db, products: readonly DemoProduct[], now: string): Promise<void> {
  await sql`insert into product (id, code, name, category, unit, recorded_at, changed_at)
    select id, code, name, category, unit, ${now}, ${now}
    from jsonb_to_recordset(${rows(products)}) as r(id uuid, code text, name text, category text, unit text)`.execute(db);
}

/** Every third product is provided by one of the demo's providers, where it has any; the demo's people of providers belong to those. */
export async function giveProviders(db: Db, products: readonly DemoProduct[], now: string): Promise<void> {
  await sql`
    with provider as (select a.id, row_number() over (order by a.code) as nth, count(*) over () as many from account a where a.demo and a.kind = 'provider'),
      third as (select p.id, row_number() over (order by p.code) as nth from product p where p.id = any(${products.map(({ id }) => id)}::uuid[]))
    update product p set provider_account_id = v.id from third t join provider v on v.nth = (t.nth / 3) % v.many + 1
    where p.id = t.id and t.nth % 3 = 0`.execute(db);
  await sql`insert into account_member (account_id, id, user_id, role, since, known_at, recorded_at, changed_at)
    select a.id, uuid7(${now}::timestamptz), u.id, 'service', a.happened_on, a.happened_on, ${now}, ${now}
    from account a cross join app_user u where a.demo and u.demo and u.role = 'provider' and exists (select from product p where p.provider_account_id = a.id)`.execute(
    db,
  );
}

export async function insertOrders(
  db: Db,
  orders: readonly DemoOrder[],
  lines: readonly DemoLine[],
  currency: string,
  now: string,
): Promise<void> {
  await sql`
    insert into sales_order (account_id, id, code, contract_code, currency, happened_on, known_at, recorded_at, changed_at)
    select account_id, id, code, contract_code, ${currency}, happened_on, happened_on, ${now}, ${now}
    from jsonb_to_recordset(${rows(orders)}) as r(account_id uuid, id uuid, code text, contract_code text, happened_on date)`.execute(db);
  await sql`
    insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
    select account_id, order_id, line_key, product_id, happened_on, happened_on, quantity, amount, amount, margin, ${now}, ${now}
    from jsonb_to_recordset(${rows(lines)}) as r(account_id uuid, order_id uuid, line_key text, product_id uuid, happened_on date, quantity numeric,
      amount numeric, margin numeric)`.execute(db);
}

export async function insertInteractions(db: Db, interactions: readonly DemoInteraction[], now: string): Promise<void> {
  await sql`
    insert into interaction (account_id, id, contact_ids, kind, channel, direction, two_way, happened_on, known_at, recorded_at, summary, about_use, about_problems,
      about_needs, about_activities, author_id)
    select account_id, id, array(select jsonb_array_elements_text(contact_ids)::uuid), kind, channel, direction, two_way, happened_on, happened_on, ${now},
      summary, regular ->> 'use', regular ->> 'problems', regular ->> 'needs', regular ->> 'activities', author_id
    from jsonb_to_recordset(${rows(interactions)}) as r(account_id uuid, id uuid, contact_ids jsonb, kind text, channel text, direction text, two_way boolean,
      happened_on date, summary text, regular jsonb, author_id uuid)`.execute(db);
}

export async function insertMembers(db: Db, members: readonly DemoMember[], now: string): Promise<void> {
  await sql`
    insert into account_member (account_id, id, user_id, role, since, until, known_at, recorded_at, changed_at)
    select account_id, id, user_id, role, since, until, since, ${now}, ${now}
    from jsonb_to_recordset(${rows(members)}) as r(account_id uuid, id uuid, user_id uuid, role text, since date, until date)`.execute(db);
}

export async function markDemo(db: Db, demo: boolean): Promise<void> {
  await sql`update organisation set demo = ${demo}`.execute(db);
}
