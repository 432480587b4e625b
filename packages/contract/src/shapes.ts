import * as z from 'zod';
import type { MaskedKind } from './access/table.ts';

export const Id = z.uuid();
/** A calendar day, ISO 8601, in the installation's time zone. */
export const Day = z.iso.date();
/** A moment, ISO 8601 with offset. */
export const Moment = z.string();
/** A decimal as text, so that no digit is lost on the way: "8300065.814". */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const Text = z.string().trim().min(1).max(200);
export const LongText = z.string().trim().max(10_000);
/** A text in both languages of the product. */
export const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Both = z.infer<typeof Both>;
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;

const masks = new WeakMap<z.ZodType, MaskedKind>();
/** Marks a shape whose values some roles see masked; dispatch masks answers, and refuses filters and sorts on them. */
export function masked<T extends z.ZodType>(kind: MaskedKind, shape: T): T {
  // What was shown masked must not come back as if it were the value.
  const whole = shape.refine((value) => !/\*{2}/.test(String(value)), { params: { reason: 'masked' } });
  const own = whole.meta({ mask: kind }) as T;
  masks.set(own, kind);
  return own;
}
export const maskOf = (shape: z.ZodType): MaskedKind | undefined => masks.get(shape);

export const Money = masked('amount', Decimal);

/** Values of a company's own fields by id; several choices are a list. */
export const CustomValues = z.record(
  z.string(),
  z.union([z.string().max(10_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(200)).max(100)]),
);
export type CustomValues = z.infer<typeof CustomValues>;

/** Paging of every list: keyset cursors, at most 200 a page, a total only on request and capped at 10,001. */
export const Page = {
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().optional() });
export const AsOf = { asOf: Day.optional() };
