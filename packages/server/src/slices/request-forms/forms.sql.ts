import type { RequestForm } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

const COLUMNS = sql`f.id, f.slug, f.enabled, f.languages, f.title, f.intro, f.consent, f.product_id as "productId", p.name as "productName", f.kind,
  f.phone, f.company, f.suggests, f.origins`;
const FORMS = sql`request_form f left join product p on p.id = f.product_id`;

async function formsWhere(db: Db, which: Sql): Promise<RequestForm[]> {
  return (await sql<RequestForm>`select ${COLUMNS} from ${FORMS} where ${which} order by f.slug limit 200`.execute(db)).rows;
}
export const allForms = (db: Db) => formsWhere(db, sql`true`);
export const formById = async (db: Db, id: string): Promise<RequestForm | undefined> => (await formsWhere(db, sql`f.id = ${id}::uuid`))[0];
/** One that may be filled in now. */
export const openForm = async (db: Db, slug: string): Promise<RequestForm | undefined> =>
  (await formsWhere(db, sql`f.slug = ${slug} and f.enabled`))[0];

export type KeptForm = Omit<RequestForm, 'productName'>;
/** Writes a form; answers false where another has its address. */
// unaudited: the verb records it
export async function putForm(db: Db, f: KeptForm, now: string): Promise<boolean> {
  const put = await sql`
    insert into request_form (id, slug, enabled, languages, title, intro, consent, product_id, kind, phone, company, suggests, origins, changed_at)
    select ${f.id}, ${f.slug}, ${f.enabled}, ${f.languages}::text[], ${JSON.stringify(f.title)}::jsonb, ${f.intro && JSON.stringify(f.intro)}::jsonb,
      ${f.consent && JSON.stringify(f.consent)}::jsonb, ${f.productId}::uuid, ${f.kind}, ${f.phone}, ${f.company}, ${f.suggests}, ${f.origins}::text[],
      ${now}::timestamptz
    where not exists (select from request_form o where o.slug = ${f.slug} and o.id <> ${f.id}::uuid)
    on conflict (id) do update set slug = excluded.slug, enabled = excluded.enabled, languages = excluded.languages, title = excluded.title,
      intro = excluded.intro, consent = excluded.consent, product_id = excluded.product_id, kind = excluded.kind, phone = excluded.phone,
      company = excluded.company, suggests = excluded.suggests, origins = excluded.origins, changed_at = excluded.changed_at, demo = false`.execute(
    db,
  );
  return Number(put.numAffectedRows ?? 0) === 1;
}

// unaudited: the demo is recorded as a whole
export async function markDemoForm(db: Db, id: string): Promise<void> {
  await sql`update request_form set demo = true where id = ${id}`.execute(db);
}

// unaudited: the verb records it
export async function deleteForm(db: Db, id: string): Promise<void> {
  await sql`delete from request_form where id = ${id}`.execute(db);
}

/** The number of the request that a message opened; sendings of one key come one after the other. */
export async function openedBy(db: Db, messageId: string): Promise<number | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${messageId}, 0))`.execute(db);
  const found = await sql<{ number: number }>`
    select r.number::int from request_entry e join service_request r on r.id = e.request_id where e.message_id = ${messageId}`.execute(db);
  return found.rows[0]?.number;
}

export async function numberOf(db: Db, id: string): Promise<number> {
  const found = await sql<{ number: number }>`select number::int from service_request where id = ${id}`.execute(db);
  return found.rows[0]!.number;
}

/** How many requests forms opened since a moment. */
export async function openedSince(db: Db, since: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from service_request where opened_at > ${since}::timestamptz and channel in ('form', 'widget')`.execute(db);
  return found.rows[0]?.n ?? 0;
}
