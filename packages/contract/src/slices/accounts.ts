import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { AsOf, Day, Decimal, Id, LongText, Moment, Money, masked, Page, pageOf, Text } from '../shapes.ts';

export const ACCOUNT_KINDS = ['consumer', 'provider', 'both', 'partner', 'competitor'] as const;
export const BRANDS = ['listed', 'fortune_500', 'high_valuation', 'none'] as const;
export const ACCOUNT_STATUSES = ['active', 'frozen', 'closed'] as const;
/** The closed, indexed list of sorts; `-` in front turns it round. */
export const ACCOUNT_SORTS = ['name', 'tier', 'amount', 'lastOrder'] as const;

const fields = {
  name: Text,
  shortName: Text.nullable(),
  kind: z.enum(ACCOUNT_KINDS),
  industry: Text.nullable(),
  regionCode: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
    .nullable(),
  sizeBand: Text.nullable(),
  employees: z.number().int().min(0).nullable(),
  grossMarginRate: masked('margin', Decimal).nullable(),
  brand: z.enum(BRANDS).nullable(),
  businessModel: Text.nullable(),
  parentId: Id.nullable(),
  ownerId: Id.nullable(),
  teamId: Id.nullable(),
  regionId: Id.nullable(),
  status: z.enum(ACCOUNT_STATUSES),
  custom: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
};
export const Account = z.strictObject({
  id: Id,
  code: z.string(),
  ...fields,
  ownerName: z.string().nullable(),
  parentName: z.string().nullable(),
  childCount: z.number().int(),
  createdOn: Day,
  changedAt: Moment,
  revision: z.number().int(),
});
export type Account = z.infer<typeof Account>;
export const AccountInput = z.strictObject({
  code: Text,
  ...z.strictObject(fields).partial().required({ name: true }).shape,
  createdOn: Day.optional(),
});
export const AccountChange = z.strictObject({ id: Id, revision: z.number().int(), ...z.strictObject(fields).partial().shape });

/** What a list shows of one account. */
export const AccountRow = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  industry: z.string().nullable(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  tier: z.string().nullable(),
  tierRank: z.number().int().nullable(),
  tierScore: Decimal.nullable(),
  amount12m: Money,
  orderCount12m: z.number().int().nullable(),
  lastOrderOn: Day.nullable(),
  growth12m: Decimal.nullable(),
  rfmSegment: z.string().nullable(),
  openTasks: z.number().int(),
  asOf: Day.nullable(),
});
export type AccountRow = z.infer<typeof AccountRow>;
/** `filter` is a condition of the policy language, as JSON. */
const AccountFilter = {
  q: z.string().trim().max(100).optional(),
  filter: z.string().max(20_000).optional(),
  tier: z.string().max(12).optional(),
  mine: z.boolean().optional(),
};

export const TimelineEntry = z.strictObject({
  on: Day,
  at: Moment.nullable(),
  kind: z.enum(['order', 'tier', 'interaction', 'task', 'owner']),
  /** Facts of the entry by kind; the screen writes the sentence. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const Done = z.strictObject({ done: z.literal(true) });

export const accounts = {
  list: endpoint({
    method: 'GET',
    path: '/accounts',
    summary: 'List accounts',
    needs: 'accounts.read',
    input: z.strictObject({
      ...Page,
      ...AccountFilter,
      ...AsOf,
      sort: z.string().max(40).default('-amount'),
      total: z.boolean().optional(),
    }),
    output: pageOf(AccountRow),
  }),
  summary: endpoint({
    method: 'GET',
    path: '/accounts/summary',
    summary: 'Count and amount of the accounts a filter meets',
    needs: 'accounts.read',
    input: z.strictObject({ ...AccountFilter, ...AsOf }),
    output: z.strictObject({ accounts: z.number().int(), amount12m: Money, asOf: Day.nullable() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/accounts/{id}',
    summary: 'One account; the id may be its code',
    needs: 'accounts.read',
    input: z.strictObject({ id: Text, ...AsOf }),
    output: Account,
  }),
  create: endpoint({
    method: 'POST',
    path: '/accounts',
    summary: 'Add an account',
    needs: 'accounts.write',
    status: 201,
    input: AccountInput,
    output: Account,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/accounts/{id}',
    summary: 'Change an account',
    needs: 'accounts.write',
    input: AccountChange,
    output: Account,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/accounts/{id}',
    summary: 'Delete an account without orders',
    needs: 'accounts.write',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
  assign: endpoint({
    method: 'POST',
    path: '/accounts/assign',
    summary: 'Give accounts to an owner',
    needs: 'accounts.assign',
    input: z.strictObject({ ids: z.array(Id).min(1).max(10_000), ownerId: Id }),
    output: z.strictObject({ changed: z.number().int() }),
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/accounts/{id}/timeline',
    summary: 'What happened at an account, newest first',
    needs: 'accounts.read',
    input: z.strictObject({ id: Id, limit: Page.limit, ...AsOf }),
    output: z.strictObject({ items: z.array(TimelineEntry) }),
  }),
};

const CONTACT = {
  name: masked('person', Text),
  salutation: Text.nullable(),
  title: Text.nullable(),
  rank: z.enum(['leader', 'head', 'staff', 'other']).nullable(),
  department: Text.nullable(),
  decisionRole: z
    .enum(['requester', 'user', 'decider', 'approver', 'evaluator', 'recommender', 'vetoer', 'purchaser', 'finance'])
    .nullable(),
  phone: masked('phone', Text).nullable(),
  email: masked('mail', z.email().max(254)).nullable(),
  wechat: masked('wechat', Text).nullable(),
  birthday: Day.nullable(),
  leftOn: Day.nullable(),
};
export const Contact = z.strictObject({
  id: Id,
  accountId: Id,
  code: z.string().nullable(),
  ...CONTACT,
  email: masked('mail', z.string()).nullable(),
  revision: z.number().int(),
});
export const contacts = {
  list: endpoint({
    method: 'GET',
    path: '/contacts',
    summary: 'People at an account',
    needs: 'contacts.read',
    input: z.strictObject({ ...Page, accountId: Id.optional(), q: z.string().trim().max(100).optional() }),
    output: pageOf(Contact),
  }),
  create: endpoint({
    method: 'POST',
    path: '/contacts',
    summary: 'Add a person',
    needs: 'contacts.write',
    status: 201,
    input: z.strictObject({ accountId: Id, code: Text.optional(), ...z.strictObject(CONTACT).partial().required({ name: true }).shape }),
    output: Contact,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/contacts/{id}',
    summary: 'Change a person',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), ...z.strictObject(CONTACT).partial().shape }),
    output: Contact,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/contacts/{id}',
    summary: 'Delete a person',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
};

export const Product = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  category: z.enum(['cash_flow', 'value_added', 'high_maintenance', 'new']).nullable(),
  unit: z.string().nullable(),
  status: z.enum(['active', 'retired']),
  revision: z.number().int(),
});
const ProductFields = { name: Text, category: Product.shape.category, unit: Text.nullable(), status: Product.shape.status };
export const products = {
  list: endpoint({
    method: 'GET',
    path: '/products',
    summary: 'List products',
    needs: 'products.read',
    input: z.strictObject({ ...Page, q: z.string().trim().max(100).optional() }),
    output: pageOf(Product),
  }),
  create: endpoint({
    method: 'POST',
    path: '/products',
    summary: 'Add a product',
    needs: 'products.write',
    status: 201,
    input: z.strictObject({ code: Text, ...z.strictObject(ProductFields).partial().required({ name: true }).shape }),
    output: Product,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/products/{id}',
    summary: 'Change a product',
    needs: 'products.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), ...z.strictObject(ProductFields).partial().shape }),
    output: Product,
  }),
};

export const OrderLine = z.strictObject({
  lineKey: z.string(),
  productCode: z.string(),
  productName: z.string(),
  quantity: Decimal,
  amount: Money,
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
});
/** Amounts in base currency; refunds count against the month of their date. */
export const OrdersByMonth = z.strictObject({
  asOf: Day,
  amount12m: Money,
  amountEarlier12m: Money,
  orders12m: z.number().int(),
  /** amount12m ÷ amountEarlier12m − 1; null when the earlier amount is not positive or the account is younger than 24 months. */
  growth12m: Decimal.nullable(),
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
  byMonth: endpoint({
    method: 'GET',
    path: '/orders/by-month',
    summary: 'Orders of an account by month over two years, with the figures of the last twelve months',
    needs: 'orders.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: OrdersByMonth,
  }),
};

export const INTERACTION_KINDS = ['visit', 'call', 'meeting', 'message', 'mail', 'event', 'training', 'gift', 'report_sent'] as const;
export const Interaction = z.strictObject({
  id: Id,
  accountId: Id,
  contactId: Id.nullable(),
  kind: z.enum([...INTERACTION_KINDS, 'churn']),
  direction: z.enum(['out', 'in']),
  twoWay: z.boolean(),
  happenedOn: Day,
  summary: z.string(),
  nextStep: z.string().nullable(),
  authorName: z.string().nullable(),
});
export const interactions = {
  list: endpoint({
    method: 'GET',
    path: '/interactions',
    summary: 'Contacts made with an account',
    needs: 'interactions.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id }),
    output: pageOf(Interaction),
  }),
  log: endpoint({
    method: 'POST',
    path: '/interactions',
    summary: 'Log a contact made',
    needs: 'interactions.write',
    status: 201,
    input: z.strictObject({
      accountId: Id,
      contactId: Id.nullable().optional(),
      kind: z.enum(INTERACTION_KINDS),
      direction: z.enum(['out', 'in']).default('out'),
      twoWay: z.boolean(),
      happenedOn: Day.optional(),
      summary: LongText.min(1),
      nextStep: LongText.optional(),
    }),
    output: Interaction,
  }),
};

export const accountStreams = {
  export: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/exports/{entity}',
    summary: 'Export accounts or orders as xlsx or csv',
    needs: 'exports.run',
    query: z.strictObject({
      entity: z.enum(['accounts', 'orders']),
      format: z.enum(['csv', 'xlsx']).default('csv'),
      ...AccountFilter,
      ...AsOf,
      sort: z.string().max(40).optional(),
    }),
    output: z.never(),
  }),
};
