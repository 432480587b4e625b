import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { HealthColour } from '../policy/health.ts';
import { RECORD_ENTITIES } from '../records/index.ts';
import { AsOf, CustomValues, Day, Decimal, Id, Moment, Money, masked, Page, pageOf, Text } from '../shapes.ts';
import { ComparedBy, DayComparison, DayMover } from './day-comparison.ts';
import { SurveyBand } from './survey-shapes.ts';

export const ACCOUNT_KINDS = ['consumer', 'provider', 'both', 'partner', 'competitor'] as const;
export const BRANDS = ['listed', 'fortune_500', 'high_valuation', 'none'] as const;
export const ACCOUNT_STATUSES = ['active', 'frozen', 'closed'] as const;
/** The closed, indexed list of sorts; `-` in front turns it round. */
export const ACCOUNT_SORTS = ['name', 'tier', 'amount', 'lastOrder', 'arr', 'termEnd', 'health'] as const;

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
  custom: CustomValues,
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
  /** Given by a person in place of the judged one. */
  tierByHand: z.boolean(),
  /** Not judged anew: tier, stage and health stay what they are. */
  frozen: z.boolean(),
  /** Scores are made of amounts and margins: whom amounts are masked for does not see them. */
  tierScore: masked('amount', Decimal).nullable(),
  /** Null where too little is known, and before the first evaluation; masked as scores are. */
  health: masked('amount', Decimal).nullable(),
  healthColour: HealthColour.nullable(),
  amount12m: Money,
  orderCount12m: z.number().int().nullable(),
  lastOrderOn: Day.nullable(),
  growth12m: masked('amount', Decimal).nullable(),
  arr: Money,
  termEndOn: Day.nullable(),
  rfmSegment: z.string().nullable(),
  openTasks: z.number().int(),
  asOf: Day.nullable(),
  /** Figures and own fields asked for by `columns`, by id; masked where the reader's role masks them. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  tags: z.array(z.strictObject({ id: Id, name: z.string(), nameEn: z.string().nullable() })).optional(),
});
export type AccountRow = z.infer<typeof AccountRow>;
/** `filter` is a condition of the policy language, as JSON; `parent` asks for the accounts right below one. */
export const AccountFilter = {
  q: z.string().trim().max(100).optional(),
  filter: z.string().max(20_000).optional(),
  tier: z.string().max(12).optional(),
  mine: z.boolean().optional(),
  segment: Id.optional(),
  parent: Id.optional(),
};
/** Without `from`: since the evaluation before the one in force on the later day, which is today unless given. */
const TwoDays = { ...AccountFilter, by: ComparedBy, from: Day.optional(), to: Day.optional() };
/** The accounts that a bulk action concerns: these, or all that a filter meets. */
export const AccountSelection = {
  ids: z.array(Id).min(1).max(10_000).optional(),
  where: z.strictObject(AccountFilter).optional(),
};
const Columns = { columns: z.string().max(4000).optional() };

/** Kinds of entries of the timeline, by the part of it that shows them. */
export const TIMELINE_PARTS = {
  dealings: ['interaction', 'task', 'posting'],
  service: ['request', 'call', 'serviceOrder', 'answer', 'learning', 'start', 'feedback', 'question'],
  trade: ['order', 'record', 'tier', 'resource'],
  people: ['owner', 'person'],
} as const;
export type TimelinePart = keyof typeof TIMELINE_PARTS;
export type TimelineKind = (typeof TIMELINE_PARTS)[TimelinePart][number];

export const TimelineEntry = z.strictObject({
  on: Day,
  at: Moment.nullable(),
  kind: z.enum(Object.values(TIMELINE_PARTS).flat() as [TimelineKind, ...TimelineKind[]]),
  /** Facts of the entry by kind; the screen writes the sentence. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
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
      ...Columns,
      /** By amount, the highest first, unless asked otherwise; by name for who sees amounts masked. */
      sort: z.string().max(40).optional(),
      total: z.boolean().optional(),
    }),
    output: pageOf(AccountRow),
  }),
  summary: endpoint({
    method: 'GET',
    path: '/accounts/summary',
    summary: 'Count and amount of the accounts a filter meets',
    needs: 'accounts.read',
    input: z.strictObject({ ...AccountFilter, ...AsOf, ...Columns }),
    output: z.strictObject({
      accounts: z.number().int(),
      amount12m: Money,
      asOf: Day.nullable(),
      /** Sums of the additive figures among `columns`. */
      sums: z.record(z.string(), z.string()).optional(),
    }),
  }),
  compare: endpoint({
    method: 'GET',
    path: '/accounts/comparison',
    summary: 'The accounts that a filter meets on two days, by tier, stage or health, by the policies then in force',
    needs: 'accounts.read',
    input: z.strictObject(TwoDays),
    output: DayComparison,
  }),
  movers: endpoint({
    method: 'GET',
    path: '/accounts/comparison/movers',
    summary: 'Who changed tier, stage or health between two days, came or went: by amount, or by name for whom amounts are masked',
    needs: 'accounts.read',
    input: z.strictObject({ ...TwoDays, limit: Page.limit, cursor: Page.cursor }),
    output: pageOf(DayMover),
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
    summary: 'Give accounts, or all that a filter meets, to an owner',
    needs: 'accounts.assign',
    input: z.strictObject({ ...AccountSelection, ownerId: Id }),
    /** `undo`: by what to take it back; null where nothing changed. */
    output: z.strictObject({ changed: z.number().int(), undo: Id.nullable() }),
  }),
  undoAssign: endpoint({
    method: 'POST',
    path: '/accounts/assignments/{id}/undo',
    summary: 'Take back an assignment that one made; accounts whose owner somebody changed since stay as they are',
    needs: 'accounts.assign',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      changed: z.number().int(),
      left: z.number().int(),
      /** Some of those left as they are. */
      examples: z.array(z.strictObject({ accountId: Id, name: z.string(), ownerName: z.string().nullable() })),
    }),
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/accounts/{id}/timeline',
    summary: 'What happened at an account, newest first',
    needs: 'accounts.read',
    input: z.strictObject({
      id: Id,
      limit: Page.limit,
      ...AsOf,
      /** This part of it alone. */
      part: z.enum(Object.keys(TIMELINE_PARTS) as [TimelinePart, ...TimelinePart[]]).optional(),
    }),
    output: z.strictObject({ items: z.array(TimelineEntry) }),
  }),
};

/** What can be had as a file. */
export const EXPORT_ENTITIES = [
  ...(['accounts', 'contacts', 'products', 'orders', 'interactions', 'survey-answers', 'resource-requests'] as const),
  ...RECORD_ENTITIES,
] as const;
/** Of these no file with row ids is edited and brought back. */
export const READ_ONLY_EXPORTS: readonly (typeof EXPORT_ENTITIES)[number][] = ['survey-answers', 'resource-requests'];
/** What a workbook can have a sheet of for each value of. */
export const EXPORT_SPLITS = ['owner', 'region', 'team'] as const;
const ExportQuery = z.strictObject({
  entity: z.enum(EXPORT_ENTITIES),
  format: z.enum(['csv', 'xlsx']).default('csv'),
  ...AccountFilter,
  ...AsOf,
  sort: z.string().max(40).optional(),
  columns: z.string().max(4000).optional(),
  rowIds: z.boolean().optional(),
  split: z.enum(EXPORT_SPLITS).optional(),
  /** A template of ours to fill, by id; the format is xlsx then. */
  template: Id.optional(),
  /** This account alone. */
  account: Id.optional(),
  /** Of answers to surveys: this survey alone, and this band of scores. */
  survey: Id.optional(),
  band: SurveyBand.optional(),
});
export const accountStreams = {
  export: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/exports/{entity}',
    summary: 'Export accounts, contacts, products, orders or records as xlsx or csv',
    needs: 'exports.run',
    query: ExportQuery,
    output: z.never(),
  }),
  exportChosen: streamEndpoint({
    stream: 'out',
    method: 'POST',
    path: '/exports/{entity}',
    summary: 'Export the accounts whose ids the body lists, or what belongs to them',
    needs: 'exports.run',
    query: ExportQuery,
    output: z.never(),
  }),
};
