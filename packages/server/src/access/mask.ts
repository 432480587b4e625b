import { type MaskedKind, maskOf } from '@fulcrum/contract';
import * as z from 'zod';

type Masker = (value: unknown) => unknown;

/** How a masked value looks: its shape stays, its content goes. */
export function maskValue(kind: MaskedKind, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const text = String(value);
  if (kind === 'phone') return text.length > 7 ? `${text.slice(0, 3)} **** ${text.slice(-4)}` : '****';
  if (kind === 'mail') return `${text.slice(0, 1)}***@${text.split('@')[1] ?? '***'}`;
  if (kind === 'person') return `${text.slice(0, 1)}**`;
  return '***';
}

const known = new WeakMap<z.ZodType, Map<string, Masker | null>>();

function build(shape: z.ZodType, kinds: readonly MaskedKind[]): Masker | null {
  const kind = maskOf(shape);
  if (kind) return kinds.includes(kind) ? (value) => maskValue(kind, value) : null;
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return maskerOf(shape.unwrap() as z.ZodType, kinds);
  if (shape instanceof z.ZodArray) {
    const each = maskerOf(shape.element as z.ZodType, kinds);
    return each && ((value) => (Array.isArray(value) ? value.map(each) : value));
  }
  if (shape instanceof z.ZodObject) {
    const fields = Object.entries(shape.shape).flatMap(([name, field]) => {
      const masker = maskerOf(field as z.ZodType, kinds);
      return masker ? [[name, masker] as const] : [];
    });
    if (!fields.length) return null;
    return (value) => {
      if (value === null || typeof value !== 'object') return value;
      const out: Record<string, unknown> = { ...value };
      for (const [name, masker] of fields) if (name in out) out[name] = masker(out[name]);
      return out;
    };
  }
  return null;
}

/** A function that masks what the given kinds cover in values of a shape; null when there is nothing to mask. */
export function maskerOf(shape: z.ZodType, kinds: readonly MaskedKind[]): Masker | null {
  if (!kinds.length) return null;
  const key = kinds.join();
  const cache = known.get(shape) ?? known.set(shape, new Map()).get(shape)!;
  if (!cache.has(key)) cache.set(key, build(shape, kinds));
  return cache.get(key) ?? null;
}
