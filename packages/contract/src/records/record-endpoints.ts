import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, CustomValues, Day, Decimal, Id, LongText, Money, masked, Page, pageOf, Text } from '../shapes.ts';
import { apiName, type RecordField, type RecordFields, type RecordType } from './record-type.ts';

type Value<F extends RecordField> = F extends { kind: 'boolean' }
  ? boolean
  : F extends { kind: 'integer' }
    ? number
    : F extends { kind: 'choice'; choices: infer C }
      ? Extract<keyof C, string>
      : string;
type Shape<F extends RecordField> = F extends { required: true } ? z.ZodType<Value<F>> : z.ZodNullable<z.ZodType<Value<F>>>;
type ApiName<K extends string, F extends RecordField> = F extends { kind: 'reference' } ? `${K}Id` : K;
type Given<Fields extends RecordFields> = { [K in keyof Fields & string as ApiName<K, Fields[K]>]: Shape<Fields[K]> };
/** As on creation: what is not required may be left out. */
type New<Fields extends RecordFields> = {
  [K in keyof Fields & string as ApiName<K, Fields[K]>]: Fields[K] extends { required: true }
    ? Shape<Fields[K]>
    : z.ZodOptional<Shape<Fields[K]>>;
};
type Changed<Fields extends RecordFields> = { [K in keyof Fields & string as ApiName<K, Fields[K]>]: z.ZodOptional<Shape<Fields[K]>> };
/** What a reference is called, beside its id. */
type Names<Fields extends RecordFields> = {
  [K in keyof Fields & string as Fields[K] extends { kind: 'reference' } ? `${K}Name` : never]: z.ZodNullable<z.ZodType<string>>;
};
type Asked<Fields extends RecordFields> = {
  [K in keyof Fields & string as Fields[K] extends { kind: 'reference' } ? `${K}Id` : never]: z.ZodOptional<typeof Id>;
};
type If<Condition extends boolean, Shapes> = Condition extends true ? Shapes : Record<never, never>;
const OfAccount = { accountId: Id, accountName: z.string() };

/** A year that no calendar of ours knows is a slip of the pen. */
export const RecordDay = Day.refine((day) => day >= '1900-01-01' && day <= '2199-12-31', {
  params: { between: ['1900-01-01', '2199-12-31'] },
});

function valueShape(field: RecordField): z.ZodType {
  switch (field.kind) {
    case 'day':
      return RecordDay;
    case 'boolean':
      return z.boolean();
    case 'integer':
      return z
        .number()
        .int()
        .min(field.min ?? 0)
        .max(field.max ?? 2_147_483_647);
    case 'decimal':
      return decimalWithin(field);
    case 'money':
      return MoneyValue;
    case 'choice':
      return z.enum(Object.keys(field.choices));
    case 'reference':
      return Id;
    case 'longText':
      return LongText.min(1);
    default:
      return Text;
  }
}
/** Money and decimals are kept as numeric(20,6). */
const LARGEST = 99_999_999_999_999;
function decimalWithin({ min = -LARGEST, max = LARGEST }: { min?: number; max?: number }): z.ZodType<string> {
  const fits = (text: string) => text.length <= 30 && Number(text) >= min && Number(text) <= max;
  return Decimal.refine(fits, { params: { between: [String(min), String(max)] } });
}

/** An amount of a record on its way in. */
export const MoneyValue = masked('amount', decimalWithin({}));

/** How a value is answered: as it is stored, masked where the field or its kind says so. */
function shownShape(field: RecordField): z.ZodType {
  if (field.masked) return masked(field.masked, z.string());
  if (field.kind === 'money') return Money;
  return field.kind === 'text' || field.kind === 'longText' || field.kind === 'decimal' ? z.string() : valueShape(field);
}

const entries = (type: RecordType): [string, RecordField][] => Object.entries(type.fields);
const shapesOf = (type: RecordType, shape: (field: RecordField) => z.ZodType): Record<string, z.ZodType> =>
  Object.fromEntries(entries(type).map(([id, field]) => [apiName(id, field), shape(field)]));
const references = (type: RecordType) => entries(type).flatMap(([id, field]) => (field.kind === 'reference' ? [{ id, to: field.to }] : []));

/** Values of a company's own fields, where the type has such. */
const ownValues = <Shape extends z.ZodType>(type: RecordType, shape: Shape): { custom?: Shape } => (type.own ? { custom: shape } : {});

/** One record as the API answers it. */
export function recordItem<Fields extends RecordFields, A extends boolean>(type: RecordType<string, Fields, A>) {
  const names = Object.fromEntries(
    references(type).map(({ id, to }) => [`${id}Name`, (to === 'contacts' ? masked('person', z.string()) : z.string()).nullable()]),
  );
  const shape = {
    id: Id,
    ...((type.account ? OfAccount : {}) as If<A, typeof OfAccount>),
    code: z.string().nullable(),
    ...(shapesOf(type, (field) => (field.required ? shownShape(field) : shownShape(field).nullable())) as Given<Fields>),
    ...(names as unknown as Names<Fields>),
    currency: z.string().nullable(),
    ...ownValues(type, CustomValues),
    knownAt: Day,
    revision: z.number().int(),
  };
  return z.strictObject(shape);
}

/** List, read, add, change and delete records of a type. */
export function recordEndpoints<Fields extends RecordFields, A extends boolean>(type: RecordType<string, Fields, A>) {
  const path = `/${type.entity}` as const;
  const Item = recordItem(type);
  const ofAccount = (type.account ? { accountId: Id } : {}) as If<A, { accountId: typeof Id }>;
  const currency = type.currency
    ? {
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
      }
    : {};
  const asked = Object.fromEntries(references(type).map(({ id }) => [`${id}Id`, Id.optional()])) as unknown as Asked<Fields>;
  return {
    list: endpoint({
      method: 'GET',
      path,
      summary: `${type.name.en}, newest first`,
      needs: type.needs.read,
      input: z.strictObject({
        ...Page,
        ...AsOf,
        accountId: Id.optional(),
        ...asked,
        q: z.string().trim().max(100).optional(),
        from: RecordDay.optional(),
        to: RecordDay.optional(),
      }),
      output: pageOf(Item),
    }),
    get: endpoint({
      method: 'GET',
      path: `${path}/{id}`,
      summary: `One: ${type.oneName.en.toLowerCase()}`,
      needs: type.needs.read,
      input: z.strictObject({ id: Id, ...AsOf }),
      output: Item,
    }),
    create: endpoint({
      method: 'POST',
      path,
      summary: `Add: ${type.oneName.en.toLowerCase()}`,
      needs: type.needs.write,
      status: 201,
      input: z.strictObject({
        ...ofAccount,
        code: Text.optional(),
        knownAt: RecordDay.optional(),
        ...(currency as { currency?: z.ZodOptional<z.ZodType<string>> }),
        ...ownValues(type, CustomValues.optional()),
        ...(shapesOf(type, (field) => (field.required ? valueShape(field) : valueShape(field).nullable().optional())) as New<Fields>),
      }),
      output: Item,
    }),
    change: endpoint({
      method: 'PATCH',
      path: `${path}/{id}`,
      summary: `Change: ${type.oneName.en.toLowerCase()}`,
      needs: type.needs.write,
      input: z.strictObject({
        id: Id,
        revision: z.number().int(),
        code: Text.optional(),
        ...(currency as { currency?: z.ZodOptional<z.ZodType<string>> }),
        ...ownValues(type, CustomValues.optional()),
        ...(shapesOf(type, (field) =>
          field.required ? valueShape(field).optional() : valueShape(field).nullable().optional(),
        ) as Changed<Fields>),
      }),
      output: Item,
    }),
    remove: endpoint({
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: `Delete: ${type.oneName.en.toLowerCase()}`,
      needs: type.needs.write,
      input: z.strictObject({ id: Id }),
      output: z.strictObject({ done: z.literal(true) }),
    }),
  };
}
