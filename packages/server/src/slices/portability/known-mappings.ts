import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Ctx } from '../../access/index.ts';
import { checkMapping, type Mapping } from '../../files/index.ts';
import { selectMappings } from './mappings.sql.ts';

export interface KnownMapping {
  shipped: boolean;
  mapping: Mapping;
}

async function shippedMappings(templatesDir: string): Promise<Mapping[]> {
  const folder = path.join(templatesDir, 'mappings');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async (name) => checkMapping(parse(await readFile(path.join(folder, name), 'utf8')))));
}

/** Mappings of this installation, the last changed first, then those that the product brings. */
export async function knownMappings(ctx: Pick<Ctx, 'db' | 'services'>): Promise<KnownMapping[]> {
  const saved = (await selectMappings(ctx.db)).map(({ document }) => ({ shipped: false, mapping: checkMapping(document) }));
  const shipped = (await shippedMappings(ctx.services.templatesDir)).map((mapping) => ({ shipped: true, mapping }));
  return [...saved, ...shipped.filter((each) => !saved.some((own) => own.mapping.id === each.mapping.id))];
}
