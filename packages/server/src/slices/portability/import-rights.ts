import { type Capability, recordTypeOf } from '@fulcrum/contract';
import { type Ctx, may } from '../../access/index.ts';
import type { Mapping } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Entity } from './entity-rules.ts';

const WRITES: Partial<Record<Entity, Capability>> = {
  accounts: 'accounts.write',
  contacts: 'contacts.write',
  products: 'products.write',
  articles: 'articles.publish',
  interactions: 'interactions.write',
  requests: 'requests.write',
  'survey-answers': 'facts.write',
  usage: 'usage.write',
  payments: 'payments.write',
};
/** What a file of another entity may bring along where it is missing. */
const BRINGS: Readonly<Record<string, Capability>> = { accounts: 'accounts.write', products: 'products.write', tags: 'segments.write' };

/** A file writes no more than its importer could write by hand; orders come in by files alone. Faults `import.entity_forbidden`. */
export function requireImportOf(ctx: Ctx, entity: Entity): void {
  const needed = recordTypeOf(entity)?.needs.write ?? WRITES[entity];
  if (needed && !may(ctx.actor, needed)) throw new Fault('forbidden', 'import.entity_forbidden', { entity });
}

/** Whether a lookup may create what it does not find. */
const mayBring = (ctx: Ctx, entity: string): boolean => {
  const needed = BRINGS[entity];
  return !needed || may(ctx.actor, needed);
};

/** Faults `import.may_not_create` for a mapping that would create what the importer may not. */
export function requireCreating(ctx: Ctx, { fields }: Mapping): void {
  for (const [field, { lookup }] of Object.entries(fields))
    if (lookup?.onMissing === 'create' && !mayBring(ctx, lookup.entity)) throw new Fault('forbidden', 'import.may_not_create', { field });
}

/** A proposed mapping within what the importer may create: what is missing rejects its row instead. */
export function withinRights(ctx: Ctx, mapping: Mapping): Mapping {
  const fields = Object.entries(mapping.fields).map(([id, field]) =>
    field.lookup?.onMissing === 'create' && !mayBring(ctx, field.lookup.entity)
      ? [id, { ...field, lookup: { ...field.lookup, onMissing: 'reject' as const } }]
      : [id, field],
  );
  return { ...mapping, fields: Object.fromEntries(fields) as Mapping['fields'] };
}
