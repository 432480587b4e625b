import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/**
 * Dated facts of an account with the day on which they were so, those that most accounts have first. A test holds the list against the
 * database.
 */
export const DATED_FACTS: readonly (readonly [table: string, day: string])[] = [
  ['sales_order', 'happened_on'],
  ['contract', 'happened_on'],
  ['subscription', 'happened_on'],
  ['interaction', 'happened_on'],
  ['contact', 'happened_on'],
  ['instalment', 'happened_on'],
  ['receipt', 'happened_on'],
  ['receipt_claim', 'happened_on'],
  ['invoice', 'happened_on'],
  ['contract_milestone', 'happened_on'],
  ['procurement_step', 'happened_on'],
  ['rating', 'happened_on'],
  ['need', 'happened_on'],
  ['referral', 'happened_on'],
  ['service_cost', 'happened_on'],
  ['account_relation', 'happened_on'],
  ['competitor_note', 'happened_on'],
  ['success_plan', 'happened_on'],
  ['plan_action', 'happened_on'],
  ['customer_campaign', 'happened_on'],
  ['announced_event', 'happened_on'],
  ['resource_request', 'happened_on'],
  ['attachment', 'happened_on'],
  ['benefit_notice', 'happened_on'],
  ['benefit_use', 'happened_on'],
  ['usage_daily', 'day'],
];

/**
 * Whether account a was part of the base by a day: from its own first day, or from that of any older fact; a list imported late has
 * facts from before it. The facts are looked up by account, and of accounts that are younger than the day alone: as a value of its own,
 * so that the planner reads no table for it.
 */
export const hadCome = (asOf: Sql): Sql<boolean> =>
  sql<boolean>`(a.happened_on <= ${asOf} or coalesce((${sql.join(
    DATED_FACTS.map(
      ([table, day]) => sql`select true from ${sql.table(table)} f where f.account_id = a.id and ${sql.ref(`f.${day}`)} <= ${asOf}`,
    ),
    sql` union all `,
  )} limit 1), false))`;
