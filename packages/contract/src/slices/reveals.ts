import * as z from 'zod';
import type { MaskedKind } from '../access/table.ts';
import { endpoint } from '../endpoint.ts';
import { Id, Text } from '../shapes.ts';

/** The values that can be shown one at a time, with the kind that hides them. */
export const REVEALED = {
  contact: { name: 'person', phone: 'phone', email: 'mail', wechat: 'wechat' },
  account: { grossMarginRate: 'margin', amount12m: 'amount' },
  order: { amount: 'amount', margin: 'margin' },
} as const satisfies Record<string, Record<string, MaskedKind>>;
export type RevealedEntity = keyof typeof REVEALED;

export const reveals = {
  reveal: endpoint({
    method: 'POST',
    path: '/reveals',
    summary: 'Show one masked value, for a reason that the audit keeps',
    needs: 'values.reveal',
    input: z.strictObject({
      entity: z.enum(['contact', 'account', 'order']),
      id: Id,
      field: z.string().max(60),
      reason: Text.min(6),
    }),
    output: z.strictObject({ value: z.string().nullable() }),
  }),
};
