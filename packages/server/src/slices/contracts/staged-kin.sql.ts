import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { ADDS } from './terms.sql.ts';

/*
 * The rules of `contract.rules.ts`, asked of a whole file at once: of the rows of the temporary table `staged_record` that are new or change
 * what a rule reads. A file may hold both a contract and the one that renews it, so names are followed through the base as it will be.
 */
type Table = 'contract' | 'subscription';
/** A rule that some rows break: the field that the problem stands at, and the rows with the value that it speaks of. */
interface Broken {
  code: string;
  field: string;
  query: Sql;
}

const isContract = (table: Table): boolean => table === 'contract';
const starts = (table: Table, alias: string): Sql =>
  isContract(table) ? sql`coalesce(${sql.ref(`${alias}.starts_on`)}, ${sql.ref(`${alias}.happened_on`)})` : sql.ref(`${alias}.happened_on`);
/** What the rules of kinship read. */
const kinColumns = (table: Table, alias: string): Sql =>
  sql.join(
    (isContract(table)
      ? ['predecessor_id', 'framework_id', 'kind', 'starts_on', 'happened_on', 'product_id']
      : ['predecessor_id', 'happened_on']
    ).map((column) => sql.ref(`${alias}.${column}`)),
  );
const LINKS = { predecessor_id: 'predecessorCode', framework_id: 'frameworkCode' } as const;
const linksOf = (table: Table): (keyof typeof LINKS)[] => (isContract(table) ? ['predecessor_id', 'framework_id'] : ['predecessor_id']);

/** The base as it will be (`kin`), and the account at the head of each group that the rows name (`kin_head`). */
export async function stageKin(db: Db, table: Table): Promise<void> {
  const own = isContract(table)
    ? sql`kind, framework_id, product_id`
    : sql`null::text as kind, null::uuid as framework_id, null::uuid as product_id`;
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.id`)}, ${sql.ref(`${alias}.account_id`)}, ${sql.ref(`${alias}.code`)}, ${sql.ref(`${alias}.predecessor_id`)}, ${starts(table, alias)} as starts_on`;
  await sql`create temp table kin on commit drop as
    select ${of('x')}, x.seq, x.is_new or row(${kinColumns(table, 'x')}) is distinct from row(${kinColumns(table, 'o')}) as judged, ${
      isContract(table) ? sql`x.kind, x.framework_id, x.product_id` : own
    }
    from staged_record x left join ${sql.table(table)} o on o.account_id = x.account_id and o.id = x.id
    union all
    select ${of('o')}, null, false, ${isContract(table) ? sql`o.kind, o.framework_id, o.product_id` : own} from ${sql.table(table)} o
    where not exists (select from staged_record x where x.account_id = o.account_id and x.id = o.id)`.execute(db);
  await sql`create index on kin (id)`.execute(db);
  await sql`create index on kin (predecessor_id)`.execute(db);
  await sql`analyze kin`.execute(db);
  await sql`create temp table kin_head on commit drop as
    with recursive named as (
        select distinct n.account_id from kin k join kin n on n.id in (k.id, k.predecessor_id, k.framework_id)
        where k.judged and coalesce(k.predecessor_id, k.framework_id) is not null),
      above as (
        select n.account_id, n.account_id as at, 0 as depth from named n
        union all select b.account_id, a.parent_id, b.depth + 1 from above b join account a on a.id = b.at where a.parent_id is not null and b.depth < 50)
    select distinct on (b.account_id) b.account_id, b.at as head from above b order by b.account_id, b.depth desc`.execute(db);
  await sql`analyze kin_head`.execute(db);
}

/** Whoever is named must be of the same customer or its group, and must not lead back to the row. */
const linkFindings = (link: keyof typeof LINKS): Broken[] => {
  const to = sql.ref(`k.${link}`);
  return [
    {
      code: 'import.contract.family',
      field: LINKS[link],
      query: sql`select k.seq, n.code as value from kin k join kin n on n.id = ${to} join kin_head mine on mine.account_id = k.account_id
        join kin_head theirs on theirs.account_id = n.account_id where k.judged and mine.head <> theirs.head`,
    },
    {
      code: 'import.contract.cycle',
      field: LINKS[link],
      query: sql`with recursive chain as (
          select k.seq, k.id as start, ${to} as at, 1 as depth from kin k where k.judged and ${to} is not null and ${to} <> k.id
          union all select c.seq, c.start, ${sql.ref(`n.${link}`)}, c.depth + 1 from chain c join kin n on n.id = c.at
            where ${sql.ref(`n.${link}`)} is not null and c.at <> c.start and c.depth < 200)
        select distinct c.seq, k.code as value from chain c join kin k on k.seq = c.seq where c.at = c.start`,
    },
  ];
};

/** The rows whose kinship cannot be; `stageKin` must have been called. */
export const kinFindings = (table: Table): Broken[] => [
  ...linksOf(table).flatMap(linkFindings),
  {
    code: 'import.contract.starts_before',
    field: 'predecessorCode',
    query: sql`select k.seq, n.starts_on as value from kin k join kin n on n.id = k.predecessor_id where k.judged and n.id <> k.id and k.starts_on <= n.starts_on`,
  },
  ...(isContract(table) ? ledgerFindings() : []),
];

/** Of contracts alone: each is renewed once, and what adds to another names what it adds to. */
const ledgerFindings = (): Broken[] => [
  {
    code: 'import.contract.renewed',
    field: 'predecessorCode',
    query: sql`select distinct on (k.seq) k.seq, coalesce(s.code, s.starts_on::text) as value from kin k join kin s on s.predecessor_id = k.predecessor_id
        and s.account_id = k.account_id and s.product_id is not distinct from k.product_id and s.id <> k.id
      where k.judged and (s.seq is null or not s.judged or s.seq < k.seq) order by k.seq, s.seq nulls first`,
  },
  {
    code: 'import.contract.belongs',
    field: 'frameworkCode',
    query: sql`select k.seq, k.code as value from kin k where k.judged and k.kind in ${ADDS} and k.framework_id is null`,
  },
  {
    code: 'import.contract.framework',
    field: 'frameworkCode',
    query: sql`select k.seq, m.code as value from kin k join kin m on m.id = k.framework_id
      where k.judged and m.id <> k.id and case when k.kind in ${ADDS} then m.kind in ${ADDS} else m.kind is distinct from 'framework' end`,
  },
];

/** Amounts that do not add up, to half a fen a line; and terms cut short after they were over. */
export function termFindings(table: Table): Broken[] {
  const early = isContract(table) ? { column: 'terminated_on', field: 'terminatedOn' } : { column: 'ended_on', field: 'endedOn' };
  const old = sql`left join ${sql.table(table)} o on o.account_id = x.account_id and o.id = x.id`;
  const changed = (columns: readonly string[]): Sql => {
    const of = (alias: string) => sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));
    return sql`(x.is_new or row(${of('x')}) is distinct from row(${of('o')}))`;
  };
  const days: Broken = {
    code: 'import.contract.after_end',
    field: early.field,
    query: sql`select x.seq, ${sql.ref(`x.${early.column}`)} as value from staged_record x ${old}
      where ${sql.ref(`x.${early.column}`)} > x.ends_on + 1 and ${changed(['ends_on', early.column])}`,
  };
  const tax: Broken = {
    code: 'import.contract.tax',
    field: 'amountExclTax',
    query: sql`select x.seq, x.amount_excl_tax as value from staged_record x ${old}
      where case when x.tax_rate is null then abs(x.amount_excl_tax) > abs(x.amount) + 0.05
        else abs(x.amount_excl_tax * (1 + x.tax_rate) - x.amount) > 0.05 end and ${changed(['amount', 'amount_excl_tax', 'tax_rate'])}`,
  };
  return isContract(table) ? [days, tax] : [days];
}
