import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Decimal, Id, Money, masked, Page, pageOf, Text } from '../shapes.ts';

export const OrderLine = z.strictObject({
  lineKey: z.string(),
  productCode: z.string(),
  productName: z.string(),
  quantity: Decimal,
  amount: Money,
  /** With the adjustments of the line so far. */
  standing: Money,
  margin: masked('margin', Decimal).nullable(),
});
export const Order = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  code: z.string(),
  orderedOn: Day,
  currency: z.string(),
  amount: Money,
  lines: z.number().int(),
  refund: z.boolean(),
  /** The order that this one corrects. */
  adjustsId: Id.nullable(),
});
/** Amounts in base currency; refunds count against the month of their date. */
export const OrdersByMonth = z.strictObject({
  asOf: Day,
  amount12m: Money,
  amountEarlier12m: Money,
  orders12m: z.number().int(),
  /** amount12m ÷ amountEarlier12m − 1; null when the earlier amount is not positive or the account is younger than 24 months. */
  growth12m: masked('amount', Decimal).nullable(),
  firstOrderOn: Day.nullable(),
  lastOrderOn: Day.nullable(),
  /** As last published, whatever the day asked for. */
  rfmSegment: z.string().nullable(),
  /** 24 months, the oldest first; the last is the month of `asOf`, up to that day. */
  months: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), amount: Money, orders: z.number().int() })),
});
export type OrdersByMonth = z.infer<typeof OrdersByMonth>;
export const orders = {
  list: endpoint({
    method: 'GET',
    path: '/orders',
    summary: 'Orders, newest first',
    needs: 'orders.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id.optional(), from: Day.optional(), to: Day.optional() }),
    output: pageOf(Order),
  }),
  get: endpoint({
    method: 'GET',
    path: '/orders/{id}',
    summary: 'One order with its lines',
    needs: 'orders.read',
    input: z.strictObject({ id: Id, accountId: Id }),
    output: Order.omit({ lines: true }).extend({ lines: z.array(OrderLine) }),
  }),
  adjust: endpoint({
    method: 'POST',
    path: '/orders/{id}/adjustments',
    summary: 'Correct an order by a dated adjustment, as closed months ask',
    needs: 'payments.write',
    status: 201,
    input: z.strictObject({
      id: Id,
      accountId: Id,
      /** Defaults to today; its month must be open. */
      happenedOn: Day.optional(),
      reason: Text,
      lines: z
        .array(
          z.strictObject({
            lineKey: Text,
            quantity: Decimal.default('0'),
            amount: masked('amount', Decimal),
            margin: masked('margin', Decimal).nullable().default(null),
          }),
        )
        .min(1)
        .max(500),
    }),
    output: Order,
  }),
  byMonth: endpoint({
    method: 'GET',
    path: '/orders/by-month',
    summary: 'Orders of an account by month over two years, with the figures of the last twelve months',
    needs: 'orders.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: OrdersByMonth,
  }),
};
