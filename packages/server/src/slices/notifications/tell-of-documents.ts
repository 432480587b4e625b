import { rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { tell } from './tell.sql.ts';

interface Lacking {
  productId: string;
  name: string;
  kinds: readonly string[];
  occurrence: string;
  people: readonly string[];
}
const KEEPERS = rolesThatMay('products.write').filter((role) => role !== 'administrator');

/** Tells, once a lapse, that a product in use lacks a document it must have: those it concerns, else who keeps products. */
// unaudited: it changes nothing; what became of the document was recorded
export async function tellOfLackingDocuments(db: Db, products: readonly Lacking[], now: string): Promise<number> {
  if (!products.length) return 0;
  const told = sql`
    select u.id as user_id, 'documents:' || p."productId" || ':' || p.occurrence as key, null::uuid as account_id, p."productId"::text as subject_id,
      jsonb_build_object('name', p.name, 'kinds', p.kinds) as facts
    from jsonb_to_recordset(${JSON.stringify(products)}::jsonb) p("productId" uuid, name text, kinds jsonb, occurrence text, people uuid[])
      join app_user u on u.disabled_at is null and (u.id = any(p.people) or not exists (select from app_user o where o.id = any(p.people)
        and o.disabled_at is null) and u.role = any(${KEEPERS}::text[]))`;
  return tell(db, 'product_documents', told, now);
}
