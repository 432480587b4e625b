import * as z from 'zod';

interface Schema {
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  $ref?: string;
}

/** A value that a shape accepts as far as shapes tell, so that a hostile value beside it comes through to the verb. */
function rightValue(schema: Schema, name: string, known: Readonly<Record<string, unknown>>): unknown {
  if (name in known) return known[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (one) return rightValue(one, name, known);
  switch (schema.type) {
    case 'string':
      if (schema.format === 'uuid') return known.id;
      if (schema.format === 'date') return '2026-11-01';
      if (schema.format === 'email') return 'someone@example.com';
      return /amount|price|quantity|rate/i.test(name) ? '12.5' : '文字 text';
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return schema.items ? [rightValue(schema.items, '', known)] : [];
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, rightValue(schema.properties?.[key] ?? {}, key, known)]));
    default:
      return 'x';
  }
}

export interface InputField {
  name: string;
  /** The kind of JSON value that fits: a hostile value of that kind comes further than one that any shape refuses. */
  kind: 'text' | 'number' | 'list' | 'other';
}
export interface RightInput {
  fields: InputField[];
  /** What an input must have, with values that fit. */
  right: Record<string, unknown>;
}

function kindOf(schema: Schema): InputField['kind'] {
  const of = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema;
  if (of.enum) return 'other';
  return of.type === 'string' ? 'text' : of.type === 'integer' || of.type === 'number' ? 'number' : of.type === 'array' ? 'list' : 'other';
}

/** The fields of an input, and what is right for those it must have. */
export function rightInput(shape: z.ZodType, known: Readonly<Record<string, unknown>>): RightInput {
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema;
  const properties = Object.entries(schema.properties ?? {});
  return {
    fields: properties.map(([name, each]) => ({ name, kind: kindOf(each) })),
    right: Object.fromEntries(
      properties.filter(([name]) => schema.required?.includes(name)).map(([name, each]) => [name, rightValue(each, name, known)]),
    ),
  };
}
