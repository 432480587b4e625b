import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import type { ratingRecords } from '../records/judgement-records.ts';
import { AsOf, Both, Day, Id, Page, pageOf } from '../shapes.ts';

export const RATING_DIMENSIONS = [
  'relationship',
  'renewal_intent',
  'influence',
] as const satisfies readonly (keyof typeof ratingRecords.fields.dimension.choices)[];
export type RatingDimension = (typeof RATING_DIMENSIONS)[number];
const Dimension = z.enum(RATING_DIMENSIONS);
const Score = z.number().int().min(1).max(5);

const level = (zh: string, en: string) => ({ zh, en });
/** What 1 to 5 means, as shipped; a company writes its own over it. */
export const DEFAULT_RUBRIC: Readonly<Record<RatingDimension, readonly Both[]>> = {
  relationship: [
    level('没有直接联系人，或对方回避联系', 'Nobody there talks to us, or they avoid us'),
    level('只与使用人有事务性往来，决策人没有见过', 'Everyday dealings with users only; no decision maker met'),
    level('与部门负责人能正常沟通，问题会告诉我们', 'Heads of department talk to us and tell us of problems'),
    level('决策人愿意见面，主动告知计划与预算', 'Decision makers meet us and tell us of plans and budgets unasked'),
    level('高层互访，愿意做标杆案例或引荐他人', 'Leaders of both sides visit; they serve as a reference or introduce us'),
  ],
  renewal_intent: [
    level('已明确表示不续，或已选定替代方案', 'Said that they will not renew, or chose another supplier'),
    level('态度消极：预算被砍、使用很少或正在比价', 'Reluctant: budget cut, hardly used, or comparing prices'),
    level('态度不明，未谈及续约', 'Unclear: renewal was not spoken of'),
    level('口头同意续约，预算已列入计划', 'Agreed by word; it is in the budget'),
    level('已启动续约流程，或确定增购', 'The renewal is on its way, or more is ordered'),
  ],
  influence: [
    level('在同行中没有影响', 'No weight among its peers'),
    level('只在本单位上下级内有影响', 'Heard within its own organisation only'),
    level('在本地区或本细分领域有一定影响', 'Some weight in its region or niche'),
    level('同行采购时会参考其做法', 'Peers look at what it does before they buy'),
    level('行业标杆，多家单位对标或跟随', 'The benchmark of its trade: several follow it'),
  ],
};

const Rubric = z.strictObject({
  dimension: Dimension,
  /** `own`: written by the company, not shipped. */
  levels: z.array(z.strictObject({ score: Score, text: Both, own: z.boolean() })),
});
export type Rubric = z.infer<typeof Rubric>;
/** A rating in force that will soon be none. */
export const ExpiringRating = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  dimension: Dimension,
  score: Score,
  ratedOn: Day,
  expiresOn: Day,
  raterName: z.string().nullable(),
});
export type ExpiringRating = z.infer<typeof ExpiringRating>;

export const ratingRubrics = {
  list: endpoint({
    method: 'GET',
    path: '/rating-rubrics',
    summary: 'What 1 to 5 means, for each dimension of ratings',
    needs: 'facts.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Rubric) }),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/rating-rubrics/{dimension}/{score}',
    summary: 'Write what a level of a rating means; null takes the shipped wording again',
    needs: 'policies.edit',
    input: z.strictObject({ dimension: Dimension, score: z.coerce.number().pipe(Score), text: Both.nullable() }),
    output: Rubric,
  }),
  expiring: endpoint({
    method: 'GET',
    path: '/rating-rubrics/expiring',
    summary: 'Ratings in force that expire within some days, the next first',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id.optional(), withinDays: z.number().int().min(0).max(366).default(30) }),
    output: pageOf(ExpiringRating),
  }),
};
