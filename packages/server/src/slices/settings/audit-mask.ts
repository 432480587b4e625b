import { contract, type MaskedKind, maskOf } from '@fulcrum/contract';
import * as z from 'zod';
import { endpointsOf, maskValue } from '../../access/index.ts';

/** Entities whose `name` is no person's: elsewhere a name is masked for whom people are. */
const NAMELESS = [
  'account',
  'product',
  'team',
  'region',
  'policy',
  'user',
  'token',
  'organisation',
  'play',
  'segment',
  'period',
  'template',
];
/** Fields that no answer's shape masks by these names, as tables call them. */
const COLUMNS: Readonly<Record<string, MaskedKind>> = {
  base_amount: 'amount',
  custom: 'amount',
  value_at_stake: 'amount',
  birthday: 'person',
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function collect(shape: z.ZodType, kinds: Map<string, MaskedKind>): void {
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    collect(shape.unwrap() as z.ZodType, kinds);
  else if (shape instanceof z.ZodArray) collect(shape.element as z.ZodType, kinds);
  else if (shape instanceof z.ZodObject)
    for (const [name, field] of Object.entries(shape.shape)) {
      const kind = kindOf(field as z.ZodType);
      if (kind) for (const each of [name, snake(name)]) kinds.set(each, kind);
      else collect(field as z.ZodType, kinds);
    }
}
function kindOf(shape: z.ZodType): MaskedKind | undefined {
  const wrapped = shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodDefault;
  return maskOf(shape) ?? (wrapped ? kindOf(shape.unwrap() as z.ZodType) : undefined);
}

/** Every field that some answer masks, by its name in answers and in tables: the log keeps records in either. */
function maskedNames(): ReadonlyMap<string, MaskedKind> {
  const kinds = new Map(Object.entries(COLUMNS));
  for (const { def } of endpointsOf(contract)) {
    collect(def.outputSchema, kinds);
    collect(def.inputSchema, kinds);
  }
  return kinds;
}
let known: ReadonlyMap<string, MaskedKind> | undefined;

/** What the log keeps of a record, as a reader with masks may see it. */
export function maskKept(kept: unknown, entity: string, masked: readonly MaskedKind[]): unknown {
  if (!masked.length) return kept;
  known ??= maskedNames();
  const names = known;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        const kind = name === 'name' && NAMELESS.includes(entity) ? undefined : names.get(name);
        if (!kind || !masked.includes(kind)) return [name, walk(each)];
        return [name, typeof each === 'object' && each !== null ? '***' : maskValue(kind, each)];
      }),
    );
  };
  return walk(kept);
}
