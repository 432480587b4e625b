import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Id, masked, Page, pageOf } from '../shapes.ts';
import { AccountSelection } from './accounts.ts';
import { DECISION_ROLES } from './contacts.ts';
import { OWNER_RULES } from './courses.ts';
import { LEARNING_STATES } from './training-shapes.ts';

const Learned = z.strictObject({
  courseId: Id,
  courseCode: z.string(),
  courseTitle: Both,
  productId: Id.nullable(),
  productName: z.string().nullable(),
  state: z.enum(LEARNING_STATES),
  /** Whether their role asks for it, or they took it by themselves. */
  expected: z.boolean(),
  until: Day.nullable(),
});
const Person = z.strictObject({
  contactId: Id,
  contactName: masked('person', z.string()),
  role: z.enum(DECISION_ROLES).nullable(),
  courses: z.array(Learned),
});
/** People of whom something is expected, and those of them who have learned all of it; the share is null where nothing is expected. */
const Share = { people: z.number().int(), learned: z.number().int(), share: z.number().nullable() };

export const AccountCoverage = z.strictObject({
  asOf: Day,
  ...Share,
  products: z.array(z.strictObject({ productId: Id.nullable(), productName: z.string().nullable(), ...Share })),
  /** Who is expected to learn, or did. */
  team: z.array(Person),
});
export type AccountCoverage = z.infer<typeof AccountCoverage>;

export const CoverageLine = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  ...Share,
});
export type CoverageLine = z.infer<typeof CoverageLine>;

export const StaffCoverage = z.strictObject({
  userId: Id,
  name: z.string(),
  expected: z.number().int(),
  learned: z.number().int(),
  missing: z.array(z.strictObject({ courseId: Id, courseTitle: Both, state: z.enum(LEARNING_STATES) })),
});
export type StaffCoverage = z.infer<typeof StaffCoverage>;

export const OwnersUnlearned = z.strictObject({
  /** `off`: nothing is looked for. */
  rule: z.enum(OWNER_RULES),
  /** By person and course, at how many of the accounts it is asked for. */
  missing: z.array(z.strictObject({ userId: Id, name: z.string(), courseId: Id, courseTitle: Both, accounts: z.number().int() })),
});
export type OwnersUnlearned = z.infer<typeof OwnersUnlearned>;

/** Who has learned what, as of a day. */
export const trainingCoverage = {
  account: endpoint({
    method: 'GET',
    path: '/training-coverage/accounts/{accountId}',
    summary: 'Who in a customer’s team has learned what, and whether its owner has',
    needs: 'facts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: AccountCoverage,
  }),
  list: endpoint({
    method: 'GET',
    path: '/training-coverage',
    summary: 'By account and product, what share of those expected to learn has learned; by the code of the account',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, ...AsOf, productId: Id.optional(), gaps: z.boolean().default(false) }),
    output: pageOf(CoverageLine),
  }),
  staff: endpoint({
    method: 'GET',
    path: '/training-coverage/staff',
    summary: 'Of each of ours, what is expected and what is missing',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, ...AsOf, gaps: z.boolean().default(false) }),
    output: pageOf(StaffCoverage),
  }),
  owner: endpoint({
    method: 'GET',
    path: '/training-coverage/owners',
    summary: 'What the owner of an account has not learned that owning it asks for',
    needs: 'facts.read',
    input: z.strictObject({ accountId: Id }),
    output: z.strictObject({
      userId: Id.nullable(),
      name: z.string().nullable(),
      missing: z.array(z.strictObject({ courseId: Id, courseTitle: Both })),
    }),
  }),
  owners: endpoint({
    method: 'POST',
    path: '/training-coverage/owners',
    summary:
      'What those who are about to own accounts have not learned that owning them asks for, and what the rule makes of it: one owner of a selection, or each of their own',
    needs: 'facts.read',
    kind: 'query',
    input: z
      .strictObject({
        ...AccountSelection,
        ownerId: Id.optional(),
        gives: z
          .array(z.strictObject({ accountId: Id, ownerId: Id }))
          .min(1)
          .max(10_000)
          .optional(),
      })
      .refine(({ ownerId, gives }) => (ownerId === undefined) !== (gives === undefined), {
        params: { reason: 'needed' },
        path: ['ownerId'],
      }),
    output: OwnersUnlearned,
  }),
};
