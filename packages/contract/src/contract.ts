import { accountStreams, accounts, contacts, interactions, orders, products } from './slices/accounts.ts';
import { identity } from './slices/identity.ts';
import { importStreams, imports } from './slices/imports.ts';
import { evaluations, metrics, policies, tiers } from './slices/judgement.ts';
import { session } from './slices/session.ts';
import { audit, jobs, plays, tasks } from './slices/work.ts';

/** Every operation of the product, by slice. */
export const contract = {
  session,
  identity,
  accounts,
  contacts,
  products,
  orders,
  interactions,
  imports,
  metrics,
  policies,
  evaluations,
  tiers,
  tasks,
  plays,
  jobs,
  audit,
};
export type Contract = typeof contract;
/** Operations with a body too large for JSON. */
export const streams = { ...accountStreams, ...importStreams };
export type Streams = typeof streams;
