import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Decimal, Id, Moment } from '../shapes.ts';

/** Days before the end of a term at which it is judged. */
export const RENEWAL_DAYS = [30, 60, 90, 120, 180] as const;
const Share = z.number();
const Area = z.strictObject({ auc: Share, low: Share, high: Share });
const Named = z.strictObject({ id: z.string(), name: Both });

/** One figure of the model. */
const ModelTerm = Named.extend({
  /** Change of the logit for one standard deviation more, with its standard error. */
  weight: z.number(),
  error: z.number(),
  /** What having no value changes; null where hardly any had none. */
  missing: z.number().nullable(),
  /** The typical value, at which it contributes nothing; null where it is masked. */
  typical: z.number().nullable(),
});
const RenewalFigures = z.strictObject({
  from: Day,
  until: Day,
  terms: z.number().int(),
  renewed: z.number().int(),
});
export const RenewalModel = z.strictObject({
  version: z.number().int(),
  trainedAt: Moment,
  trainedBy: z.string().nullable(),
  /** Days before the end at which terms were judged. */
  days: z.number().int(),
  /** All it has learnt from. */
  all: RenewalFigures,
  /** Learnt from the earlier, told of the later: how good it was at what it had not seen. */
  learnt: RenewalFigures,
  tested: RenewalFigures.extend({
    ...Area.shape,
    /** How many times as often a customer of the least likely tenth was lost. */
    lift: z.number().nullable(),
    roc: z.array(z.strictObject({ others: Share, happened: Share })),
    calibration: z.strictObject({
      brier: z.number(),
      brierOfShare: z.number(),
      intercept: z.number().nullable(),
      slope: z.number().nullable(),
      tenths: z.array(z.strictObject({ foretold: z.number(), rate: z.number(), accounts: z.number() })),
    }),
  }),
  intercept: z.number(),
  terms: z.array(ModelTerm),
  /** Facts of which it is assumed that they were known on the day they happened. */
  assumedShare: Decimal.nullable(),
});
export type RenewalModel = z.infer<typeof RenewalModel>;

/** What is missing for a model. */
export const RenewalRefusal = z.strictObject({
  renewed: z.number().int(),
  lost: z.number().int(),
  /** Of either. */
  needed: z.number().int(),
  /** In words. */
  message: z.string(),
});

export const RenewalLikelihood = z.strictObject({
  asOf: Day,
  version: z.number().int().nullable(),
  /** The term that ends first and is not renewed; null where none is. */
  endsOn: Day.nullable(),
  /** Between 0 and 1; in steps of a tenth where some of what it is made of is masked. Null without a model or a term. */
  likelihood: z.number().nullable(),
  /** Intercept and contributions add up to it, digit by digit; null where something is masked. */
  logit: Decimal.nullable(),
  intercept: Decimal.nullable(),
  contributions: z.array(Named.extend({ value: z.number().nullable(), typical: z.number(), contribution: Decimal })),
  /** Figures that count and are masked. */
  hidden: z.number().int(),
});
export type RenewalLikelihood = z.infer<typeof RenewalLikelihood>;

export const renewals = {
  train: endpoint({
    method: 'POST',
    path: '/renewals/model',
    summary: 'Train the renewal model on past ends of terms',
    needs: 'policies.edit',
    status: 202,
    input: z.strictObject({ days: z.union(RENEWAL_DAYS.map((days) => z.literal(days))).default(90) }),
    output: z.strictObject({ jobId: Id }),
  }),
  model: endpoint({
    method: 'GET',
    path: '/renewals/model',
    summary: 'The renewal model in use on a day, how good it was, and what the last training came to',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: z.strictObject({
      model: RenewalModel.nullable(),
      /** Of the last training, where it found too little. */
      refusal: RenewalRefusal.nullable(),
      job: z
        .strictObject({
          id: Id,
          state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
          done: z.number().int(),
          total: z.number().int().nullable(),
          fault: z.string().nullable(),
        })
        .nullable(),
    }),
  }),
  account: endpoint({
    method: 'GET',
    path: '/renewals/accounts/{accountId}',
    summary: 'How likely an account renews, and what makes it so',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: RenewalLikelihood,
  }),
};
