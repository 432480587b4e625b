import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Text } from '../shapes.ts';

export const FIELD_ENTITIES = ['account', 'contact', 'contract', 'product'] as const;
export type DeclaredEntity = (typeof FIELD_ENTITIES)[number];
/** What calendars declare of announced events besides: read like a field of one's own, changed in its calendar. */
export const READ_FIELD_ENTITIES = [...FIELD_ENTITIES, 'key_event'] as const;
export type FieldEntity = (typeof READ_FIELD_ENTITIES)[number];
export const CUSTOM_FIELD_TYPES = ['text', 'number', 'money', 'date', 'choice', 'multi_choice', 'boolean', 'user'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

const FieldId = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/);
/** A choice keeps its id for good: it may be renamed, and retired when nobody should choose it any more. */
export const FieldChoice = z.strictObject({
  id: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^|;,，；、]+$/),
  zh: Text,
  en: Text,
  retired: z.boolean().optional(),
});
const Choices = z.array(FieldChoice).max(200);
export const CustomField = z.strictObject({
  entity: z.enum(READ_FIELD_ENTITIES),
  id: FieldId,
  type: z.enum(CUSTOM_FIELD_TYPES),
  name: Both,
  choices: Choices.nullable(),
  place: z.number().int(),
  retired: z.boolean(),
});
export type CustomField = z.infer<typeof CustomField>;

export const fields = {
  list: endpoint({
    method: 'GET',
    path: '/custom-fields',
    summary: "A company's own fields, in their order",
    needs: 'signed_in',
    input: z.strictObject({ entity: z.enum(READ_FIELD_ENTITIES).optional(), retired: z.boolean().optional() }),
    output: z.strictObject({ items: z.array(CustomField) }),
  }),
  declare: endpoint({
    method: 'POST',
    path: '/custom-fields',
    summary: 'Add a field',
    needs: 'settings.manage',
    status: 201,
    input: z.strictObject({
      entity: z.enum(FIELD_ENTITIES),
      id: FieldId,
      type: z.enum(CUSTOM_FIELD_TYPES),
      name: Both,
      choices: Choices.min(1).optional(),
    }),
    output: CustomField,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/custom-fields/{entity}/{id}',
    summary: 'Rename, order or retire a field, or change its choices',
    needs: 'settings.manage',
    input: z.strictObject({
      entity: z.enum(FIELD_ENTITIES),
      id: FieldId,
      name: Both.optional(),
      choices: Choices.min(1).optional(),
      place: z.number().int().min(0).max(10_000).optional(),
      retired: z.boolean().optional(),
    }),
    output: CustomField,
  }),
};
