import type { Benefit, BenefitTerms, GrantMover } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { type EntitledRow, usedBy, withPeriod } from './account-benefits.sql.ts';
import { type GrantRules, grantCtes, type StandBy, standCtes } from './entitled.sql.ts';
import { countedIn } from './matrix.sql.ts';

/** The rules in force on a day, and those of a draft. */
export interface Drafted {
  stand: Omit<StandBy, 'at'>;
  before: Omit<GrantRules, 'named'>;
  after: Omit<GrantRules, 'named'>;
  asOf: string;
  scope: Scope;
}
type GrantedRow = Omit<EntitledRow, 'waiting' | 'told'>;
export interface TriedRow {
  accountId: string;
  code: string;
  name: string;
  level: string | null;
  stage: string;
  items: { benefit: string; before: GrantedRow | null; after: GrantedRow | null }[];
}

const bothSides = (at: StandBy['at'], { stand, before, after }: Drafted): Sql[] => [
  ...standCtes({ at, ...stand }),
  ...grantCtes(at, { named: '_before', ...before }),
  ...grantCtes(at, { named: '_after', ...after }),
];

const periods = (side: '_before' | '_after', day: Sql): Sql =>
  sql`${sql.id(`granted${side}`)} as (select e.account_id, e.benefit_id, jsonb_build_object('benefit', e.benefit, 'terms', e.terms, 'level', e.level,
    'number', e.number, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'from', e.from_on, 'until', e.until_on, 'used', ${usedBy(day)}) as row
    from (${withPeriod(sql.id(`entitled${side}`), day)}) e)`;

/** What some accounts have, and what a draft would give them; in the order asked. */
export async function triedGrants(db: Db, of: Drafted, accounts: readonly string[]): Promise<TriedRow[]> {
  const ids = sql`${accounts}::uuid[]`;
  const at = { ...oneAccountOn('', of.asOf), accounts: (id: Sql) => sql<boolean>`${id} = any(${ids})` };
  const found = await sql<TriedRow>`
    with ${sql.join([...bothSides(at, of), periods('_before', at.asOf), periods('_after', at.asOf)], sql`, `)},
    items as (select account_id, jsonb_agg(jsonb_build_object('benefit', benefit_id, 'before', b.row, 'after', f.row) order by benefit_id) as items
      from granted_before b full join granted_after f using (account_id, benefit_id) group by account_id)
    select a.id as "accountId", a.code, a.name, l.level, f.funnel as stage, coalesce(i.items, '[]') as items
    from account a join funnel f on f.account_id = a.id left join levels l on l.account_id = a.id left join items i on i.account_id = a.id
    where ${inScope(of.scope, 'a')} order by array_position(${ids}, a.id)`.execute(db);
  return found.rows;
}

export interface Grant {
  terms: BenefitTerms;
  benefit: Benefit;
}
export interface DraftedTotals {
  cells: { level: string | null; stage: string; accounts: number }[];
  /** Accounts by what they have and would have of a benefit. */
  grants: { benefit: string; before: Grant | null; after: Grant | null; differs: boolean; accounts: number }[];
  classes: { id: string; before: number; after: number }[];
  moved: { accounts: number; gain: number; lose: number; change: number };
  movers: GrantMover[];
}
const MOVERS = 20;
const rows = (of: Sql): Sql => sql`(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${of}) r)`;

/** The same of the whole base: who gains, who loses, and how many have what; one statement, of the accounts of the scope. */
export async function draftedTotals(db: Db, of: Drafted): Promise<DraftedTotals> {
  const at = wholeBaseOn(of.asOf);
  const ids = (fits: Sql): Sql => sql`coalesce(jsonb_agg(p.benefit_id order by p.benefit_id) filter (where ${fits}), '[]')`;
  const grant = (side: 'b' | 'f'): Sql => sql`case when ${sql.ref(`${side}.account_id`)} is not null
    then jsonb_build_object('terms', ${sql.ref(`${side}.terms`)}, 'benefit', ${sql.ref(`${side}.benefit`)}) end`;
  const [gains, loses] = [sql`p.before is null`, sql`p.after is null`];
  const found = await sql<DraftedTotals>`
    with ${sql.join(bothSides(at, of), sql`, `)},
    seen as materialized (select a.id as account_id, a.code, a.name, l.level, f.funnel as stage
      from account a join funnel f on f.account_id = a.id left join levels l on l.account_id = a.id where ${countedIn(of.scope, at.asOf)}),
    pairs as materialized (select s.account_id, p.benefit_id, p.before, p.after,
        p.before -> 'terms' ->> 'class' as class_before, p.after -> 'terms' ->> 'class' as class_after,
        p.before is not null and p.after is not null
          and (p.before -> 'terms') - 'unitCost' is distinct from (p.after -> 'terms') - 'unitCost' as differs
      from (select account_id, benefit_id, ${grant('b')} as before, ${grant('f')} as after
          from entitled_before b full join entitled_after f using (account_id, benefit_id)) p join seen s on s.account_id = p.account_id),
    movers as materialized (select p.account_id, ${ids(gains)} as gains, ${ids(loses)} as loses, ${ids(sql`p.differs`)} as changes
      from pairs p where p.differs or ${gains} or ${loses} group by p.account_id)
    select ${rows(sql`select level, stage, count(*) as accounts from seen group by level, stage`)} as cells,
      ${rows(sql`select benefit_id as benefit, before, after, differs, count(*) as accounts from pairs group by benefit_id, before, after, differs`)} as grants,
      ${rows(sql`select c.id, count(distinct p.account_id) filter (where p.class_before = c.id) as before,
          count(distinct p.account_id) filter (where p.class_after = c.id) as after
        from pairs p cross join lateral (select distinct x.id from (values (p.class_before), (p.class_after)) x(id) where x.id is not null) c group by c.id`)} as classes,
      (select jsonb_build_object('accounts', count(*), 'gain', count(*) filter (where gains <> '[]'), 'lose', count(*) filter (where loses <> '[]'),
        'change', count(*) filter (where changes <> '[]')) from movers) as moved,
      ${rows(sql`select s.account_id as "accountId", s.code, s.name, s.level, s.stage, m.gains, m.loses, m.changes
        from movers m join seen s on s.account_id = m.account_id
        order by jsonb_array_length(m.loses) desc, jsonb_array_length(m.gains) desc, jsonb_array_length(m.changes) desc, s.code
        limit ${MOVERS}`)} as movers`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('a simulation answers one row');
  return row;
}
