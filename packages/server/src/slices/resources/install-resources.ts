import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Both, RESOURCE_KINDS, RESOURCE_UNITS } from '@fulcrum/contract';
import { sql } from 'kysely';
import { parse } from 'yaml';
import * as z from 'zod';
import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]];
const Shipped = z.array(
  z.strictObject({
    code: z.string(),
    title: Both,
    kind: z.enum(keys(RESOURCE_KINDS)),
    unit: z.enum(keys(RESOURCE_UNITS)),
    capacity: z.number().positive(),
    unitCost: z.number().positive(),
    levels: z.array(z.string()),
  }),
);
export type ShippedResource = z.infer<typeof Shipped>[number];

/** The catalogue that a template ships. */
export const readResources = async (templatesDir: string, templateId: string): Promise<ShippedResource[]> =>
  Shipped.parse(parse(await readFile(path.join(templatesDir, templateId, 'resources.yaml'), 'utf8')));

/** Puts a template's catalogue in place, owned by who installs it until they hand it on. What is there already stays. */
export async function installResources(ctx: WriteCtx, templateId: string): Promise<void> {
  const rows = await readResources(ctx.services.templatesDir, templateId);
  const first = Temporal.PlainDate.from(ctx.today).with({ month: 1, day: 1 }).toString();
  const shipped = rows.map(({ code, title, levels, unitCost, ...row }) => ({
    ...{ id: newId(), code, title: title.zh, title_en: title.en, levels: levels.join(',') || null, unit_cost: unitCost },
    ...row,
  }));
  await sql`insert into resource (id, code, title, title_en, kind, unit, capacity, unit_cost, levels, happened_on, owner_id, known_at, recorded_at, changed_at, recorded_by)
    select r.id, r.code, r.title, r.title_en, r.kind, r.unit, r.capacity, r.unit_cost, r.levels, ${first}::date, ${ctx.actor.userId}::uuid, ${ctx.today}::date,
      ${ctx.now}, ${ctx.now}, ${ctx.actor.userId}::uuid
    from jsonb_populate_recordset(null::resource, ${JSON.stringify(shipped)}::jsonb) r
    on conflict (code) where code is not null do nothing`.execute(ctx.db);
}
