import type { CustomValues, products } from '@fulcrum/contract';
import { sql } from 'kysely';
import {
  accountInScope,
  type Ctx,
  type Handlers,
  pageFrom,
  providersOf,
  readCursor,
  requireAccount,
  type WriteCtx,
} from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { checkCustom, maskCustom } from '../settings/index.ts';

type Input<Name extends keyof typeof products> = Parameters<Handlers<'products'>[Name]>[1];
interface ProductRow {
  id: string;
  code: string;
  name: string;
  category: 'cash_flow' | 'value_added' | 'high_maintenance' | 'new' | null;
  unit: string | null;
  providerId: string | null;
  providerName: string | null;
  status: 'active' | 'retired';
  custom: CustomValues;
  revision: number;
}

const PRODUCTS = sql`product left join account provider on provider.id = product.provider_account_id`;
const COLUMNS = sql`product.id, product.code, product.name, product.category, product.unit, product.provider_account_id as "providerId",
  provider.name as "providerName", product.status, product.custom, product.revision`;

async function list(ctx: Ctx, input: Input<'list'>) {
  const after = readCursor(input.cursor, 1);
  const found = await sql<ProductRow>`
    select ${COLUMNS} from ${PRODUCTS}
    where ${accountInScope(providersOf(ctx), sql`product.provider_account_id`)}
      and ${input.q ? sql`position(lower(${input.q}) in lower(product.name || ' ' || product.code)) > 0` : sql`true`} and ${after ? sql`product.code > ${after[0]}` : sql`true`}
    order by product.code limit ${input.limit + 1}`.execute(ctx.db);
  const mask = await maskCustom(ctx, 'product');
  return pageFrom(
    found.rows,
    input.limit,
    (row) => ({ ...row, custom: mask(row.custom) }),
    (row) => [row.code],
  );
}

/** Refuses a product that is not there. */
export async function requireProduct({ db }: Pick<Ctx, 'db'>, id: string): Promise<void> {
  const found = await sql`select from product where id = ${id}::uuid`.execute(db);
  if (!found.rows.length) throw notFound('product');
}

/** An account that the caller meets, or nobody. */
async function providerOf(ctx: WriteCtx, id: string | null): Promise<Pick<ProductRow, 'providerId' | 'providerName'>> {
  if (id === null) return { providerId: null, providerName: null };
  await requireAccount(ctx, id, 'reads');
  const found = await sql<{ name: string }>`select name from account where id = ${id}::uuid`.execute(ctx.db);
  return { providerId: id, providerName: found.rows[0]?.name ?? null };
}

/** A field that is emptied is not kept. */
const filled = (values: CustomValues): CustomValues => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

async function create(ctx: WriteCtx, input: Input<'create'>) {
  await checkCustom(ctx, 'product', input.custom);
  const provider = await providerOf(ctx, input.providerId ?? null);
  const row: ProductRow = {
    id: newId(),
    code: input.code,
    name: input.name,
    category: input.category ?? null,
    unit: input.unit ?? null,
    ...provider,
    status: input.status ?? 'active',
    custom: filled(input.custom ?? {}),
    revision: 1,
  };
  await sql`
    insert into product (id, code, name, category, unit, provider_account_id, status, custom, recorded_at, changed_at)
    values (${row.id}, ${row.code}, ${row.name}, ${row.category}, ${row.unit}, ${row.providerId}, ${row.status}, ${JSON.stringify(row.custom)}::jsonb, ${ctx.now}, ${ctx.now})`.execute(
    ctx.db,
  );
  await ctx.record({ action: 'product.create', entity: 'product', entityId: row.id, after: row });
  return { ...row, custom: (await maskCustom(ctx, 'product'))(row.custom) };
}

async function change(ctx: WriteCtx, input: Input<'change'>) {
  const found = await sql<ProductRow>`select ${COLUMNS} from ${PRODUCTS} where product.id = ${input.id}::uuid`.execute(ctx.db);
  const before = found.rows[0];
  if (!before) throw notFound('product');
  await checkCustom(ctx, 'product', input.custom);
  const pick = <T>(next: T | undefined, old: T): T => (next === undefined ? old : next);
  const row: ProductRow = {
    ...before,
    name: pick(input.name, before.name),
    category: pick(input.category, before.category),
    unit: pick(input.unit, before.unit),
    ...(input.providerId === undefined ? {} : await providerOf(ctx, input.providerId)),
    status: pick(input.status, before.status),
    custom: filled({ ...before.custom, ...input.custom }),
  };
  const written = await sql`
    update product set name = ${row.name}, category = ${row.category}, unit = ${row.unit}, provider_account_id = ${row.providerId}, status = ${row.status}, custom = ${JSON.stringify(row.custom)}::jsonb, changed_at = ${ctx.now}, revision = revision + 1
    where id = ${row.id}::uuid and revision = ${input.revision} returning 1`.execute(ctx.db);
  if (!written.rows.length) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'product.change', entity: 'product', entityId: row.id, before, after: row });
  return { ...row, custom: (await maskCustom(ctx, 'product'))(row.custom), revision: input.revision + 1 };
}

export const productsHandlers: Handlers<'products'> = { list, create, change };
