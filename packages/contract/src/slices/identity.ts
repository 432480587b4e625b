import * as z from 'zod';
import { CAPABILITIES } from '../access/capabilities.ts';
import { ROLES } from '../access/roles.ts';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Language, Moment, masked, Page, pageOf, Text } from '../shapes.ts';

/** Whose accounts a person may be given to see, instead of what their role says. */
export const VISIBILITIES = ['own', 'team', 'region', 'all'] as const;
export const SENIORITY = ['senior', 'experienced', 'junior', 'batch'] as const;
export const User = z.strictObject({
  id: Id,
  email: masked('mail', z.string()),
  name: z.string(),
  role: z.enum(ROLES),
  teamId: Id.nullable(),
  regionId: Id.nullable(),
  visibility: z.enum(VISIBILITIES).nullable(),
  seniority: z.enum(SENIORITY).nullable(),
  capacity: z.number().int().nullable(),
  language: Language.nullable(),
  disabled: z.boolean(),
  createdAt: Moment,
});
const UserInput = z.strictObject({
  email: z.email().max(254),
  name: Text,
  role: z.enum(ROLES),
  teamId: Id.nullable().optional(),
  regionId: Id.nullable().optional(),
  visibility: z.enum(VISIBILITIES).nullable().optional(),
  seniority: z.enum(SENIORITY).nullable().optional(),
  capacity: z.number().int().min(0).nullable().optional(),
  password: z.string().max(1000).optional(),
});
const Team = z.strictObject({ id: Id, code: z.string(), name: z.string(), regionId: Id.nullable() });
export const REGION_LEVELS = ['area', 'province', 'city', 'group'] as const;
export const Region = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  parentId: Id.nullable(),
  level: z.enum(REGION_LEVELS).nullable(),
  validFrom: Day,
  /** The first day on which it is no more. */
  validUntil: Day.nullable(),
});
export type Region = z.infer<typeof Region>;
export const Token = z.strictObject({
  id: Id,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: Moment,
  expiresAt: Moment.nullable(),
  usedAt: Moment.nullable(),
});
const Done = z.strictObject({ done: z.literal(true) });

export const identity = {
  listUsers: endpoint({
    method: 'GET',
    path: '/users',
    summary: 'List users',
    needs: 'users.read',
    input: z.strictObject({ ...Page, q: z.string().max(100).optional() }),
    output: pageOf(User),
  }),
  createUser: endpoint({
    method: 'POST',
    path: '/users',
    summary: 'Add a user',
    needs: 'users.manage',
    status: 201,
    input: UserInput,
    output: User,
  }),
  changeUser: endpoint({
    method: 'PATCH',
    path: '/users/{id}',
    summary: 'Change a user',
    needs: 'users.manage',
    input: UserInput.partial().extend({ id: Id, disabled: z.boolean().optional() }),
    output: User,
  }),
  listTeams: endpoint({
    method: 'GET',
    path: '/teams',
    summary: 'List teams',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Team) }),
  }),
  createTeam: endpoint({
    method: 'POST',
    path: '/teams',
    summary: 'Add a team',
    needs: 'users.manage',
    status: 201,
    input: z.strictObject({ code: Text, name: Text, regionId: Id.nullable().optional() }),
    output: Team,
  }),
  listRegions: endpoint({
    method: 'GET',
    path: '/regions',
    summary: 'List regions',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Region) }),
  }),
  createRegion: endpoint({
    method: 'POST',
    path: '/regions',
    summary: 'Add a region',
    needs: 'users.manage',
    status: 201,
    input: z.strictObject({
      code: Text,
      name: Text,
      parentId: Id.nullable().optional(),
      level: z.enum(REGION_LEVELS).nullable().optional(),
      validFrom: Day.optional(),
    }),
    output: Region,
  }),
  listRoles: endpoint({
    method: 'GET',
    path: '/roles',
    summary: 'What each role may do and see',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.enum(ROLES),
          may: z.array(z.enum(CAPABILITIES)),
          reads: z.string(),
          writes: z.string(),
          masked: z.array(z.string()),
        }),
      ),
    }),
  }),
  listTokens: endpoint({
    method: 'GET',
    path: '/tokens',
    summary: 'My API tokens',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Token) }),
  }),
  createToken: endpoint({
    method: 'POST',
    path: '/tokens',
    summary: 'Make an API token; it is shown once',
    needs: 'signed_in',
    status: 201,
    input: z.strictObject({
      name: Text,
      email: z.email().optional(),
      scopes: z.array(z.enum(CAPABILITIES)).default([]),
      expiresInDays: z.number().int().min(1).max(3650).optional(),
    }),
    output: z.strictObject({ token: z.string(), id: Id }),
  }),
  revokeToken: endpoint({
    method: 'DELETE',
    path: '/tokens/{id}',
    summary: 'Revoke an API token',
    needs: 'signed_in',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
};
