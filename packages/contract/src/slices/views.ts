import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Condition } from '../policy/condition.ts';
import { Id, Moment } from '../shapes.ts';

const Done = z.strictObject({ done: z.literal(true) });
const Name = z.string().trim().min(1).max(80);
/** What a view keeps of the customers list. */
export const ViewState = z.strictObject({
  q: z.string().max(100).optional(),
  filter: Condition.optional(),
  tier: z.string().max(12).optional(),
  mine: z.literal(true).optional(),
  segment: Id.optional(),
  sort: z.string().max(40).optional(),
  columns: z.array(z.string().max(80)).max(60).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
});
export type ViewState = z.infer<typeof ViewState>;
export const SavedView = z.strictObject({
  id: Id,
  name: z.string(),
  state: ViewState,
  shared: z.boolean(),
  mine: z.boolean(),
  ownerName: z.string().nullable(),
  /** Opens in place of the plain list for the caller. */
  isDefault: z.boolean(),
  changedAt: Moment,
  revision: z.number().int(),
});
export type SavedView = z.infer<typeof SavedView>;

export const views = {
  list: endpoint({
    method: 'GET',
    path: '/views',
    summary: "The caller's views of the customers list, and those shared with everyone",
    needs: 'accounts.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(SavedView) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/views',
    summary: 'Keep a view',
    needs: 'accounts.read',
    status: 201,
    input: z.strictObject({ name: Name, state: ViewState, shared: z.boolean().default(false) }),
    output: SavedView,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/views/{id}',
    summary: "Change a view of one's own",
    needs: 'accounts.read',
    input: z.strictObject({
      id: Id,
      revision: z.number().int(),
      name: Name.optional(),
      state: ViewState.optional(),
      shared: z.boolean().optional(),
    }),
    output: SavedView,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/views/{id}',
    summary: "Delete a view of one's own",
    needs: 'accounts.read',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
  setDefault: endpoint({
    method: 'PUT',
    path: '/views/default',
    summary: 'Open this view in place of the plain list; none takes the choice back',
    needs: 'accounts.read',
    input: z.strictObject({ id: Id.nullable() }),
    output: Done,
  }),
};
