import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { RiskKind } from '../policy/health.ts';
import { AsOf, Both, Day, Id, LongText, Money, Page, pageOf, Text } from '../shapes.ts';

/** `gone`: its rule's condition held no more before anybody worked on it. */
export const RISK_STATES = ['open', 'mitigated', 'happened', 'closed', 'gone'] as const;
/** How a person ends a risk. */
export const RISK_ENDS = ['mitigated', 'happened', 'closed'] as const;

export const Risk = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  kind: RiskKind,
  title: Both,
  /** The rule that raised it; null: a person did. */
  ruleId: z.string().nullable(),
  /** Whether the rule's condition held when it was last judged. */
  holds: z.boolean(),
  raisedOn: Day,
  raisedByName: z.string().nullable(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  plan: z.string().nullable(),
  dueOn: Day.nullable(),
  state: z.enum(RISK_STATES),
  result: z.string().nullable(),
  endedOn: Day.nullable(),
  /** What the customer pays a year, as last judged. */
  atStake: Money,
  revision: z.number().int(),
});
export type Risk = z.infer<typeof Risk>;

const Work = { ownerId: Id.nullable().optional(), plan: LongText.nullable().optional(), dueOn: Day.nullable().optional() };
export const risks = {
  list: endpoint({
    method: 'GET',
    path: '/risks',
    summary: 'The register of risks, what is most at stake first',
    needs: 'facts.read',
    input: z.strictObject({
      ...Page,
      ...AsOf,
      accountId: Id.optional(),
      state: z.enum(RISK_STATES).optional(),
      kind: RiskKind.optional(),
      /** Those that the caller looks after. */
      mine: z.boolean().optional(),
      /** Open ones past their day. */
      overdue: z.boolean().optional(),
    }),
    output: pageOf(Risk).extend({
      /** Of all that the filter meets; a customer's yearly amount counts once. */
      figures: z.strictObject({ risks: z.number().int(), accounts: z.number().int(), overdue: z.number().int(), atStake: Money }),
    }),
  }),
  raise: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/risks',
    summary: 'Raise a risk by hand',
    needs: 'facts.write',
    status: 201,
    input: z.strictObject({ accountId: Id, kind: RiskKind, title: Text, ...Work }),
    output: Risk,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/accounts/{accountId}/risks/{id}',
    summary: 'Say who looks after a risk, by when and how; it no longer closes itself',
    needs: 'facts.write',
    input: z.strictObject({ accountId: Id, id: Id, revision: z.number().int(), kind: RiskKind.optional(), ...Work }),
    output: Risk,
  }),
  end: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/risks/{id}/end',
    summary: 'End a risk: mitigated, happened or closed, with the result',
    needs: 'facts.write',
    input: z.strictObject({
      accountId: Id,
      id: Id,
      revision: z.number().int(),
      state: z.enum(RISK_ENDS),
      result: LongText.nullable().optional(),
    }),
    output: Risk,
  }),
};
