import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { type Evidence, evidenceRow, over, under } from '../../policy/evidence.ts';
import { boughtInYear, linesOfYear } from '../orders/index.ts';
import { inForce, openNeed, won, year } from './counted.sql.ts';

export const referralEvidence: Evidence = {
  kinds: ['referral'],
  shape: 'value',
  by: 'distinct',
  rows: (at) => sql`
    select ${evidenceRow({
      kind: 'referral',
      account: sql`r.account_id`,
      id: sql`r.id`,
      on: sql`r.happened_on`,
      about: sql`r.referred_id`,
      counts: sql`r.referred_id::text`,
    })}
    from referral r where ${won(at)}`,
};

export const ratingEvidence = (dimension: string): Evidence => ({
  kinds: ['rating'],
  shape: 'value',
  by: 'one',
  rows: (at) => sql`
    select ${evidenceRow({
      kind: 'rating',
      account: sql`r.account_id`,
      id: sql`r.id`,
      on: sql`r.happened_on`,
      until: sql`r.expires_on`,
      label: sql`left(r.evidence, 200)`,
      value: sql`r.score`,
    })}
    from (select r.* from (${inForce(at)}) r where r.dimension = ${dimension}) r`,
});

const needs = (at: At): Sql => sql`
  select ${evidenceRow({
    kind: 'need',
    account: sql`n.account_id`,
    id: sql`n.id`,
    on: sql`n.happened_on`,
    label: sql`left(n.summary, 200)`,
    note: sql`r.name`,
    counts: sql`n.product_id::text`,
  })}
  from need n join product r on r.id = n.product_id where ${openNeed(at)}`;

export const needEvidence: Evidence = {
  kinds: ['order', 'need'],
  shape: 'value',
  by: 'distinct',
  rows: (at) => sql`${boughtInYear(at)} union all ${needs(at)}`,
};

const costs = (at: At): Sql => sql`
  select ${evidenceRow({
    kind: 'service_cost',
    account: sql`k.account_id`,
    id: sql`k.id`,
    on: sql`k.happened_on`,
    label: sql`k.code`,
    note: sql`left(k.note, 200)`,
    side: over,
    amount: sql`k.base_amount`,
  })}
  from service_cost k where ${year(at, 'k')} and ${at.accounts(sql`k.account_id`)}`;

export const costEvidence: Evidence = {
  kinds: ['service_cost', 'order'],
  shape: 'rate',
  by: 'sum',
  rows: (at) => sql`${costs(at)} union all ${linesOfYear(at, { side: under })}`,
};
