import type { CustomValues, ProductDocument, products } from '@fulcrum/contract';
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
import { lackedBy } from './documents.sql.ts';
import { demandedDocuments, requireDocuments } from './documents.ts';

type Input<Name extends keyof typeof products> = Parameters<Handlers<'products'>[Name]>[1];
interface ProductRow {
  id: string;
  code: string;
  name: string;
  category: 'cash_flow' | 'value_added' | 'high_maintenance' | 'new' | null;
  unit: string | null;
  providerId: string | null;
  providerName: string | null;
  status: 'preparing' | 'active' | 'retired';
  lacks: ProductDocument[];
  custom: CustomValues;
  revision: number;
}

const PRODUCTS = sql`product left join account provider on provider.id = product.provider_account_id`;
const columns = (
  demanded: readonly ProductDocument[],
) => sql`product.id, product.code, product.name, product.category, product.unit, product.provider_account_id as "providerId",
  provider.name as "providerName", product.status, ${lackedBy(demanded)} as lacks, product.custom, product.revision`;

async function list(ctx: Ctx, input: Input<'list'>) {
  const after = readCursor(input.cursor, 1);
  const found = await sql<ProductRow>`
    select ${columns(await demandedDocuments(ctx.db))} from ${PRODUCTS}
    where ${accountInScope(providersOf(ctx), sql`product.provider_account_id`)}
      and ${input.status ? sql`product.status = ${input.status}` : sql`true`}
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

/** Refuses products that are not there, or with which nothing new is begun yet. */
export async function requireUsableProducts({ db }: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<void> {
  if (!ids.length) return;
  const found = await sql<{ name: string; status: string }>`
    select name, status from product where id = any(${ids}::uuid[]) order by code`.execute(db);
  if (found.rows.length < new Set(ids).size) throw notFound('product');
  const first = found.rows.find(({ status }) => status === 'preparing');
  if (first) throw new Fault('conflict', 'product.in_preparation', { name: first.name });
}

async function productBy(ctx: Ctx, id: string): Promise<ProductRow> {
  const found = await sql<ProductRow>`
    select ${columns(await demandedDocuments(ctx.db))} from ${PRODUCTS} where product.id = ${id}::uuid`.execute(ctx.db);
  const row = found.rows[0];
  if (!row) throw notFound('product');
  return row;
}
async function shown(ctx: Ctx, id: string): Promise<ProductRow> {
  const row = await productBy(ctx, id);
  return { ...row, custom: (await maskCustom(ctx, 'product'))(row.custom) };
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
  const row: Omit<ProductRow, 'lacks'> = {
    id: newId(),
    code: input.code,
    name: input.name,
    category: input.category ?? null,
    unit: input.unit ?? null,
    ...provider,
    // What somebody else provides begins in preparation: it has no documents yet.
    status: input.status ?? (provider.providerId && (await demandedDocuments(ctx.db)).length ? 'preparing' : 'active'),
    custom: filled(input.custom ?? {}),
    revision: 1,
  };
  if (row.status === 'active' && row.providerId) await requireDocuments(ctx, row);
  await sql`
    insert into product (id, code, name, category, unit, provider_account_id, status, custom, recorded_at, changed_at)
    values (${row.id}, ${row.code}, ${row.name}, ${row.category}, ${row.unit}, ${row.providerId}, ${row.status}, ${JSON.stringify(row.custom)}::jsonb, ${ctx.now}, ${ctx.now})`.execute(
    ctx.db,
  );
  await ctx.record({ action: 'product.create', entity: 'product', entityId: row.id, after: row });
  return shown(ctx, row.id);
}

async function change(ctx: WriteCtx, input: Input<'change'>) {
  const { lacks: _, ...before } = await productBy(ctx, input.id);
  await checkCustom(ctx, 'product', input.custom);
  const pick = <T>(next: T | undefined, old: T): T => (next === undefined ? old : next);
  const row: Omit<ProductRow, 'lacks'> = {
    ...before,
    name: pick(input.name, before.name),
    category: pick(input.category, before.category),
    unit: pick(input.unit, before.unit),
    ...(input.providerId === undefined ? {} : await providerOf(ctx, input.providerId)),
    status: pick(input.status, before.status),
    custom: filled({ ...before.custom, ...input.custom }),
  };
  const begins = before.status !== 'active' || before.providerId !== row.providerId;
  if (row.status === 'active' && row.providerId && begins) await requireDocuments(ctx, row);
  const written = await sql`
    update product set name = ${row.name}, category = ${row.category}, unit = ${row.unit}, provider_account_id = ${row.providerId}, status = ${row.status}, custom = ${JSON.stringify(row.custom)}::jsonb, changed_at = ${ctx.now}, revision = revision + 1
    where id = ${row.id}::uuid and revision = ${input.revision} returning 1`.execute(ctx.db);
  if (!written.rows.length) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'product.change', entity: 'product', entityId: row.id, before, after: row });
  return shown(ctx, row.id);
}

export const productsHandlers: Handlers<'products'> = { list, create, change };
