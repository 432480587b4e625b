import type pg from 'pg';
import type { OracleContract, OracleHistory, OracleSubscription } from '../../packages/server/test/oracle/stages.ts';

/** Everything that the oracle is told of a customer: dated facts, and the levels that the evaluations of the year gave it. */
export interface Customer extends OracleHistory {
  isActive: boolean;
  since: string;
  founded: string | null;
  /** By the day as of which it was judged; `moved` against the level before. */
  levels: { asOf: string; level: string | null; moved: 'up' | 'down' | null }[];
  met: string[];
  leavers: { id: string; role: string; left: string; known: string }[];
  milestones: { id: string; happened: string; due: string; accepted: string | null }[];
}
const TWO_WAY = `('visit', 'call', 'meeting', 'training', 'event')`;

const SELECTS = {
  accounts: `select id as account, status = 'active' as "isActive", happened_on::text as since,
    custom ->> 'founded_on' as founded from account`,
  contracts: `select account_id as account, id, code as number, product_id as product, coalesce(kind, 'single') as kind, draft is true as draft,
    adjusts_id as adjusts, framework_id as "belongsTo", predecessor_id as predecessor, happened_on::text as signed, starts_on::text as starts,
    ends_on::text as ends, delivered_on::text as delivered, terminated_on::text as terminated, base_amount::float8 as amount from contract`,
  subscriptions: `select account_id as account, id, code as number, product_id as product, contract_id as contract, predecessor_id as predecessor,
    trial is true as trial, happened_on::text as starts, ends_on::text as ends, ended_on::text as ended, base_amount::float8 as amount from subscription`,
  levels: `select r.account_id as account, r.as_of::text as "asOf", r.level,
      case when t.to_rank < t.from_rank then 'up' when t.to_rank > t.from_rank then 'down' end as moved
    from policy_result r join policy_run n on n.id = r.run_id and n.state = 'published'
      left join policy_transition t on t.account_id = r.account_id and t.policy_id = r.policy_id and t.as_of = r.as_of
    where r.policy_id = 'value-tier' order by r.as_of`,
  met: `select account_id as account, happened_on::text as day from interaction where two_way and kind in ${TWO_WAY} order by happened_on`,
  leavers: `select account_id as account, id, decision_role as role, left_on::text as left, greatest(left_on, left_known_at)::text as known
    from contact where left_on is not null`,
  milestones: `select account_id as account, id, happened_on::text as happened, due_on::text as due, accepted_on::text as accepted from contract_milestone`,
} as const;

type Of<T> = T & { account: string };
const byAccount = <T extends { account: string }>(rows: readonly T[]): Map<string, T[]> => Map.groupBy(rows, ({ account }) => account);

/** Reads the base once it is over; what was known by which day is the oracle's affair. */
export async function customersOf(client: pg.Client): Promise<Customer[]> {
  const rows = async <T>(name: keyof typeof SELECTS): Promise<Of<T>[]> =>
    (await client.query<Of<T> & pg.QueryResultRow>(SELECTS[name])).rows;
  const accounts = await rows<Pick<Customer, 'isActive' | 'since' | 'founded'>>('accounts');
  const contracts = byAccount(await rows<OracleContract>('contracts'));
  const subscriptions = byAccount(await rows<OracleSubscription>('subscriptions'));
  const levels = byAccount(await rows<Customer['levels'][number]>('levels'));
  const met = byAccount(await rows<{ day: string }>('met'));
  const leavers = byAccount(await rows<Customer['leavers'][number]>('leavers'));
  const milestones = byAccount(await rows<Customer['milestones'][number]>('milestones'));
  return accounts.map(({ account, isActive, since, founded }) => ({
    ...{ account, isActive, since, founded },
    contracts: contracts.get(account) ?? [],
    subscriptions: subscriptions.get(account) ?? [],
    levels: levels.get(account) ?? [],
    met: (met.get(account) ?? []).map(({ day }) => day),
    leavers: leavers.get(account) ?? [],
    milestones: milestones.get(account) ?? [],
  }));
}
