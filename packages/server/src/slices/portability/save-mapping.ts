import type { Ctx, WriteCtx } from '../../access/index.ts';
import { checkMapping } from '../../files/index.ts';
import { asFault } from './inspect.ts';
import { knownMappings } from './known-mappings.ts';
import { withKey } from './mapping-rules.ts';
import { upsertMapping } from './mappings.sql.ts';

export async function listMappings(ctx: Ctx, { entity }: { entity?: string | undefined }) {
  const known = (await knownMappings(ctx)).filter(({ mapping }) => entity === undefined || mapping.entity === entity);
  return {
    items: known.map(({ shipped, mapping }) => ({
      id: mapping.id,
      entity: mapping.entity,
      name: mapping.name[ctx.language],
      shipped,
      mapping: { ...mapping },
    })),
  };
}

/** Keeps a mapping under its id, over one of the same id. Faults `import.mapping`. */
export async function saveMapping(ctx: WriteCtx, input: { id: string; mapping: Record<string, unknown> }) {
  try {
    const mapping = withKey(checkMapping({ ...input.mapping, id: input.id }), undefined);
    await upsertMapping(ctx.db, { id: mapping.id, entity: mapping.entity, document: mapping, userId: ctx.actor.userId, now: ctx.now });
    await ctx.record({ action: 'import_mapping.save', entity: 'import_mapping', entityId: mapping.id, after: mapping });
    return { id: mapping.id };
  } catch (error) {
    throw asFault(error, ctx.language);
  }
}
