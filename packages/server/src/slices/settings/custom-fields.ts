import type { CustomField } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { declareFields, selectFields, updateField } from './custom-fields.sql.ts';

type Declare = Parameters<Handlers<'fields'>['declare']>[1];
type Change = Parameters<Handlers<'fields'>['change']>[1];

const CHOOSES: readonly CustomField['type'][] = ['choice', 'multi_choice'];

function checkChoices(type: CustomField['type'], choices: CustomField['choices'] | undefined): void {
  if (CHOOSES.includes(type) !== Boolean(choices?.length)) throw new Fault('invalid', 'field.choices');
  if (new Set(choices?.map(({ id }) => id)).size !== (choices?.length ?? 0)) throw new Fault('invalid', 'field.choices_twice');
}

async function fieldOf(ctx: WriteCtx, entity: CustomField['entity'], id: string): Promise<CustomField> {
  const found = (await selectFields(ctx.db, entity, true)).find((field) => field.id === id);
  if (!found) throw notFound('field');
  return found;
}

async function declare(ctx: WriteCtx, input: Declare) {
  checkChoices(input.type, input.choices);
  if (!(await declareFields(ctx.db, input.entity, [input], ctx.now)))
    throw new Fault('conflict', 'resource.taken', { field: 'id', value: input.id });
  const field = await fieldOf(ctx, input.entity, input.id);
  await ctx.record({ action: 'field.declare', entity: 'field', entityId: `${field.entity}.${field.id}`, after: field });
  return field;
}

/** Choices are renamed, ordered and retired; one that stood stays, because values name it. */
async function change(ctx: WriteCtx, input: Change) {
  const before = await fieldOf(ctx, input.entity, input.id);
  const field: CustomField = {
    ...before,
    name: input.name ?? before.name,
    choices: input.choices ?? before.choices,
    place: input.place ?? before.place,
    retired: input.retired ?? before.retired,
  };
  checkChoices(field.type, field.choices ?? undefined);
  if (before.choices?.some(({ id }) => !field.choices?.some((choice) => choice.id === id)))
    throw new Fault('conflict', 'field.choice_in_use');
  await updateField(ctx.db, field, ctx.now);
  await ctx.record({ action: 'field.change', entity: 'field', entityId: `${field.entity}.${field.id}`, before, after: field });
  return field;
}

export const fieldsHandlers: Handlers<'fields'> = {
  list: async (ctx, input) => ({ items: await selectFields(ctx.db, input.entity ?? null, input.retired) }),
  declare,
  change,
};
