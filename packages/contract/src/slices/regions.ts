import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, Money, Text } from '../shapes.ts';
import { REGION_LEVELS, Region } from './identity.ts';

/** A year, a quarter or a month: 2026, 2026-Q1, 2026-01. */
export const TargetPeriod = z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/);
const Target = z.strictObject({ period: TargetPeriod, amount: Money });
export const RegionNode = Region.extend({
  teams: z.array(z.strictObject({ id: Id, name: z.string() })),
  users: z.number().int(),
  accounts: z.number().int(),
  targets: z.array(Target),
});
export type RegionNode = z.infer<typeof RegionNode>;
const Change = z.strictObject({
  on: Day,
  name: z.string(),
  parentName: z.string().nullable(),
  level: z.enum(REGION_LEVELS).nullable(),
  validUntil: Day.nullable(),
  byName: z.string().nullable(),
});

export const regions = {
  tree: endpoint({
    method: 'GET',
    path: '/regions/tree',
    summary: 'The tree of regions as of a day, with teams, people, accounts of today and targets',
    needs: 'users.read',
    input: z.strictObject(AsOf),
    output: z.strictObject({ items: z.array(RegionNode) }),
  }),
  history: endpoint({
    method: 'GET',
    path: '/regions/{id}/history',
    summary: 'What a region was called and where it stood, newest first',
    needs: 'users.read',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ items: z.array(Change) }),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/regions/{id}',
    summary: 'Rename a region, or move it below another',
    needs: 'users.manage',
    input: z.strictObject({
      id: Id,
      code: Text.optional(),
      name: Text.optional(),
      parentId: Id.nullable().optional(),
      level: z.enum(REGION_LEVELS).nullable().optional(),
    }),
    output: Region,
  }),
  end: endpoint({
    method: 'POST',
    path: '/regions/{id}/end',
    summary: 'End a region that has nobody and nothing below it any more',
    needs: 'users.manage',
    input: z.strictObject({ id: Id, on: Day.optional() }),
    output: Region,
  }),
  setTarget: endpoint({
    method: 'PUT',
    path: '/regions/{id}/targets/{period}',
    summary: 'Set the target of a region for a period; no amount clears it',
    needs: 'users.manage',
    input: z.strictObject({ id: Id, period: TargetPeriod, amount: Money.nullable() }),
    output: z.strictObject({ items: z.array(Target) }),
  }),
  moveTeam: endpoint({
    method: 'POST',
    path: '/teams/{id}/region',
    summary: 'Place a team in a region; the accounts that follow the team go along',
    needs: 'users.manage',
    input: z.strictObject({ id: Id, regionId: Id.nullable() }),
    output: z.strictObject({ accounts: z.number().int() }),
  }),
};
