import * as z from 'zod';
import type { Capability } from '../access/capabilities.ts';
import type { MaskedKind } from '../access/table.ts';
import { endpoint } from '../endpoint.ts';
import { apiName, RECORD_TYPES, type RecordField, type RecordType } from '../records/index.ts';
import { Id, Text } from '../shapes.ts';

interface Revealed {
  /** Who reads the record may be shown its values. */
  read: Capability;
  fields: Readonly<Record<string, MaskedKind>>;
}
const kindOf = (field: RecordField): MaskedKind | undefined => field.masked ?? (field.kind === 'money' ? 'amount' : undefined);
const ofRecords = (RECORD_TYPES as readonly RecordType[]).flatMap((type): [string, Revealed][] => {
  const fields = Object.entries(type.fields).flatMap(([id, field]) => {
    const kind = kindOf(field);
    return kind ? [[apiName(id, field), kind] as const] : [];
  });
  return fields.length && type.account ? [[type.one, { read: type.needs.read, fields: Object.fromEntries(fields) }]] : [];
});

/**
 * The values that can be shown one at a time, with the kind that hides them; entities by the names of the audit. Of accounts also every
 * figure and own field that lists show masked, by the id of its metric.
 */
export const REVEALED: Readonly<Record<string, Revealed>> = {
  contact: { read: 'contacts.read', fields: { name: 'person', phone: 'phone', email: 'mail', wechat: 'wechat' } },
  account: { read: 'accounts.read', fields: { grossMarginRate: 'margin', amount12m: 'amount', arr: 'amount', growth12m: 'amount' } },
  order: { read: 'orders.read', fields: { amount: 'amount', margin: 'margin' } },
  ...Object.fromEntries(ofRecords),
};

export const reveals = {
  reveal: endpoint({
    method: 'POST',
    path: '/reveals',
    summary: 'Show one masked value, for a reason that the audit keeps',
    needs: 'values.reveal',
    input: z.strictObject({
      entity: z.enum(Object.keys(REVEALED)),
      id: Id,
      field: z.string().max(100),
      reason: Text.min(6),
    }),
    output: z.strictObject({ value: z.string().nullable() }),
  }),
};
