import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { markRequestActions } from '../requests/index.ts';
import { stageAccountRefs, stageMissingAccounts } from './account-refs.sql.ts';
import { countActions, createFound, dropBad, exactDuplicates, findAll, findDoubledKeys, warn } from './found.sql.ts';
import { maps, type Preparation, type Prepared, picked } from './preparation.ts';
import { stageMissingProducts, stageProductRefs } from './product-refs.sql.ts';

/** A day without a time begins with its midnight; that of the opening itself means no earlier than the opening. */
function fromOpening(p: Preparation, moment: string): Sql {
  const [at, opened] = [sql.ref(moment), sql`d."openedAt"`];
  const local = (of: Sql) => sql`(${of} at time zone ${zoneOf(p)})`;
  return sql`case when ${at} < ${opened} and ${at} = date_trunc('day', ${local(opened)}) at time zone ${zoneOf(p)} then ${opened} else ${at} end`;
}
const zoneOf = (p: Preparation): Sql => sql`${p.organisation?.timeZone ?? 'UTC'}::text`;

/**
 * The rows with the moments of their requests as they will be. A request that is closed was solved by then; one that is closed or solved says
 * its state by its moment, and only an open one by the word of the file.
 */
async function stageRows(p: Preparation): Promise<void> {
  const ends = maps(p, 'closedAt') || maps(p, 'status');
  const closed = ends ? sql`coalesce(g.closed_at, case when d.status = 'closed' then g.solved_at end)` : sql`q.closed_at`;
  const solved = maps(p, 'solvedAt') || ends ? sql`coalesce(g.solved_at, e.closed_at)` : sql`q.solved_at`;
  const answered = maps(p, 'firstAnswerAt') || maps(p, 'firstAnswerMinutes') ? sql`g.answered_at` : sql`q.first_answer_at`;
  await sql`
    create temp table staged_line on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, d."accountCode" as account_ref, null::text as account_name,
      r.data->'~account' as new_account, d."productCode" as product_ref, null::text as product_name, r.data->'~product' as new_product,
      d."contactCode" as contact_ref, c.code, q.id as request_id, q.account_id as request_account_id, d.kind, d.severity, d.channel, d.subject, d.text,
      d."openedAt" as opened_at, (d."openedAt" at time zone ${zoneOf(p)})::date as opened_on, ${answered} as answered_at, x.solved_at, e.closed_at,
      d.status as said_status, d.rating
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d ("accountCode" text, code text, "contactCode" text, "productCode" text, kind text,
      severity text, channel text, subject text, text text, "openedAt" timestamptz, "firstAnswerAt" timestamptz, "firstAnswerMinutes" int,
      "solvedAt" timestamptz, "closedAt" timestamptz, status text, rating int)
    cross join lateral (select coalesce(d.code, ${p.import.file_code}::text || ':' || r.source_row) as code) c
    cross join lateral (select
      coalesce(${fromOpening(p, 'd.firstAnswerAt')}, d."openedAt" + d."firstAnswerMinutes" * interval '1 minute') as answered_at,
      ${fromOpening(p, 'd.solvedAt')} as solved_at, ${fromOpening(p, 'd.closedAt')} as closed_at) g
    left join service_request q on q.code = c.code
    cross join lateral (select ${closed} as closed_at) e
    cross join lateral (select ${solved} as solved_at) x
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_line`.execute(p.db);
}

/** People by the code or the name that their account knows them by. */
async function stageContactRefs(p: Preparation): Promise<void> {
  await sql`
    create temp table contact_ref on commit drop as
    select x.account_ref, x.contact_ref as ref, (select c.id from contact c where c.account_id = a.id and (c.code = x.contact_ref or c.name = x.contact_ref)
      order by c.code is distinct from x.contact_ref, c.left_on is not null, c.id limit 1) as id
    from (select distinct account_ref, contact_ref from staged_line where contact_ref is not null) x
    left join account_ref a on a.ref = x.account_ref`.execute(p.db);
}

async function findProblems(p: Preparation): Promise<void> {
  const rows = (value: Sql, where: Sql): Sql => sql`select s.seq, ${value} as value from staged_line s where ${where}`;
  const MOMENTS = { openedAt: 'opened_at', firstAnswerAt: 'answered_at', solvedAt: 'solved_at', closedAt: 'closed_at' } as const;
  const shown = (moment: Sql): Sql => sql`to_char(${moment} at time zone ${zoneOf(p)}, 'YYYY-MM-DD HH24:MI')`;
  // A moment that follows from another column is wrong in that one.
  const column = (field: keyof typeof MOMENTS): string =>
    field === 'firstAnswerAt' && !maps(p, field) ? 'firstAnswerMinutes' : field === 'solvedAt' && !maps(p, field) ? 'closedAt' : field;
  const [opened, ...later] = Object.keys(MOMENTS) as (keyof typeof MOMENTS)[];
  const of = (field: keyof typeof MOMENTS) => sql.ref(`s.${MOMENTS[field]}`);
  const known = (field: keyof typeof MOMENTS) => maps(p, column(field));
  await findAll(p.db, [
    ...[opened!, ...later].filter(known).map((field) => ({
      ...{ code: 'import.request.in_future', field: column(field) },
      query: rows(shown(of(field)), sql`${of(field)} > ${p.now}::timestamptz`),
    })),
    ...later.filter(known).map((field) => ({
      ...{ code: 'import.request.before_opening', field: column(field) },
      query: rows(shown(of(field)), sql`${of(field)} < s.opened_at`),
    })),
    {
      ...{ code: 'import.request.before_solution', field: 'closedAt' },
      query: rows(shown(sql`s.closed_at`), sql`s.closed_at < s.solved_at`),
    },
    {
      ...{ code: 'import.request.no_moment', field: 'status' },
      query: rows(sql`s.said_status`, sql`s.said_status in ('solved', 'closed') and s.solved_at is null`),
    },
    {
      ...{ code: 'import.interaction.nobody', field: 'contactCode' },
      query: sql`select s.seq, s.contact_ref as value from staged_line s join contact_ref c on c.account_ref = s.account_ref and c.ref = s.contact_ref
        where c.id is null`,
    },
    {
      ...{ code: 'import.row.code_taken', field: 'code' },
      query: sql`select s.seq, s.code as value from staged_line s join account_ref a on a.ref = s.account_ref
        where s.request_id is not null and s.request_account_id is distinct from a.id`,
    },
  ]);
  await findDoubledKeys(p.db, 'staged_line', ['code'], 'code');
}

/** What a file leaves open is a question of normal weight that came by an interface. */
async function stageRequests(p: Preparation): Promise<void> {
  const said = (field: string, column: string, fallback: string) =>
    sql`coalesce(${picked(p, field, sql.ref(`s.${column}`), sql.ref(`q.${column}`))}, ${sql.ref(`q.${column}`)}, ${fallback})`;
  const stands = sql`case when q.status in ('new', 'working', 'waiting') then q.status end`;
  const first = sql`case when s.answered_at is not null then least(s.answered_at, s.solved_at) end`;
  await sql`
    create temp table staged_request on commit drop as
    select s.seq, s.source_row, s.code, a.id as account_id, coalesce(q.id, uuid7(${p.now}::timestamptz)) as id, q.id is null as is_new,
      ${picked(p, 'contactCode', sql`c.id`, sql`q.contact_id`)} as contact_id, ${picked(p, 'productCode', sql`o.id`, sql`q.product_id`)} as product_id,
      ${said('kind', 'kind', 'question')} as kind, ${said('severity', 'severity', 'normal')} as severity, ${said('channel', 'channel', 'api')} as channel,
      s.subject, ${maps(p, 'text') ? sql`coalesce(s.text, '')` : sql`null::text`} as body, s.opened_at, ${first} as first_answer_at, s.solved_at, s.closed_at,
      case when s.closed_at is not null then 'closed' when s.solved_at is not null then 'solved'
        else coalesce(${picked(p, 'status', sql`s.said_status`, stands)}, case when s.answered_at is null then 'new' else 'working' end) end as status,
      coalesce(s.rating, q.rating) as rating, false as untouched, null::text as action
    from staged_line s join account_ref a on a.ref = s.account_ref left join service_request q on q.id = s.request_id
    left join product_ref o on o.ref = s.product_ref left join contact_ref c on c.account_ref = s.account_ref and c.ref = s.contact_ref`.execute(
    p.db,
  );
  await sql`analyze staged_request`.execute(p.db);
  // Locked, so that nobody's work of a moment ago is overwritten by an older reading of it.
  if (p.mode === 'commit')
    await sql`select count(*) from (select r.id from service_request r join staged_request s on s.id = r.id order by r.id for update of r) locked`.execute(
      p.db,
    );
  await markRequestActions(p.db);
}

/** Stages a file of service requests and compares it with the base. */
export async function prepareRequests(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  await stageRows(p);
  await stageAccountRefs(p, 'staged_line');
  await stageProductRefs(p);
  await stageContactRefs(p);
  await findProblems(p);
  await dropBad(p.db, 'staged_line');
  const line = (where: Sql): Sql => sql`select s.source_row from staged_line s join account_ref a on a.ref = s.account_ref where ${where}`;
  const warnings = [
    ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_line'))),
    ...(await warn(p.db, 'import.request.answered_after', line(sql`s.answered_at > s.solved_at`))),
    ...(await warn(p.db, 'import.request.before_account', line(sql`s.opened_on < a.since`))),
  ];
  const [accounts, products] = [await stageMissingAccounts(p, 'staged_line', 'opened_on'), await stageMissingProducts(p)];
  if (accounts) warnings.push({ code: 'import.accounts_created', count: accounts, examples: [] });
  if (products) warnings.push({ code: 'import.products_created', count: products, examples: [] });
  await stageRequests(p);
  warnings.push(
    ...(await warn(
      p.db,
      'import.request.worked_on',
      sql`select s.source_row from staged_request s where s.action = 'update' and not s.untouched`,
    )),
  );
  return { counts: await countActions(p.db, 'staged_request'), warnings };
}
