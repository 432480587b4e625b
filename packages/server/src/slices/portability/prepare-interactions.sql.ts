import { TWO_WAY_KINDS } from '@fulcrum/contract';
import { sql } from 'kysely';
import { baseOfToday } from '../accounts/index.ts';
import { markInteractionActions } from '../interactions/index.ts';
import { stageAccountRefs, stageMissingAccounts } from './account-refs.sql.ts';
import { exportedInteractions } from './export-people.sql.ts';
import { UNSPLIT } from './export-split.ts';
import { countActions, createFound, dropBad, exactDuplicates, find, findDoubledKeys, warn } from './found.sql.ts';
import { maps, type Preparation, type Prepared, picked } from './preparation.ts';
import { type Editable, mergeEdits, namedIds, notDeleted } from './prepare-edits.sql.ts';

const COLUMNS: Record<string, string> = {
  channel: 'channel',
  nextStep: 'next_step',
  use: 'about_use',
  problems: 'about_problems',
  needs: 'about_needs',
  activities: 'about_activities',
};

/** The rows with the account they name, as text. Both sides spoke unless the file says otherwise, where the kind is one of speaking. */
async function stageRows(p: Preparation): Promise<void> {
  await sql`
    create temp table staged_made on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, d."accountCode" as account_ref, null::text as account_name,
      r.data->'~account' as new_account, coalesce(d.code, case when d."rowId" is null then ${p.import.file_code}::text || ':' || r.source_row end) as code,
      d."rowId" as row_id, r.data->'~edited' as edited, coalesce(d."rowId"::text, d.code, r.seq::text) as row_key, d."happenedOn" as happened_on,
      coalesce(d.kind, 'call') as kind, d.channel, coalesce(d.direction, 'out') as direction, d."twoWay" as two_way,
      regexp_split_to_array(nullif(d."contactCodes", ''), '\\s*[;；、,，]\\s*') as contact_codes, d."contactName" as contact_name, d.summary,
      d."nextStep" as next_step, d.use as about_use, d.problems as about_problems, d.needs as about_needs, d.activities as about_activities,
      d."authorEmail" as author_email, u.id as author_id
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d ("accountCode" text, code text, "happenedOn" date, kind text, channel text, direction text,
      "twoWay" boolean, "contactCodes" text, "contactName" text, summary text, "nextStep" text, use text, problems text, needs text, activities text,
      "authorEmail" text, "rowId" uuid)
    left join app_user u on lower(u.email) = lower(d."authorEmail")
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_made`.execute(p.db);
}

/** People are named by their codes, several in a cell, or one by name. Each name is looked up within its account. */
async function stagePeople(p: Preparation): Promise<void> {
  await sql`
    create temp table made_person on commit drop as
    select s.seq, n.name, (select c.id from contact c where c.account_id = a.id and (c.code = n.name or (s.contact_codes is null and c.name = n.name))
      order by c.left_on is not null, c.id limit 1) as contact_id, n.place
    from staged_made s left join account_ref a on a.ref = s.account_ref
      cross join lateral unnest(coalesce(s.contact_codes, array[s.contact_name])) with ordinality n(name, place)
    where n.name is not null and n.name <> ''`.execute(p.db);
  await sql`analyze made_person`.execute(p.db);
}

async function findProblems(p: Preparation): Promise<void> {
  await find(
    p.db,
    'import.interaction.in_future',
    'happenedOn',
    sql`select s.seq, s.happened_on as value from staged_made s where s.happened_on > ${p.today}::date`,
  );
  await find(
    p.db,
    'import.interaction.nobody',
    maps(p, 'contactCodes') ? 'contactCodes' : 'contactName',
    sql`select m.seq, m.name as value from made_person m where m.contact_id is null`,
  );
  await find(
    p.db,
    'import.lookup.missing',
    'authorEmail',
    sql`select s.seq, s.author_email as value from staged_made s where s.author_email is not null and s.author_id is null`,
  );
  await find(
    p.db,
    'import.row.unknown_id',
    'rowId',
    sql`select s.seq, s.row_id as value from staged_made s left join account_ref a on a.ref = s.account_ref
      where s.row_id is not null and ${notDeleted('s')}
        and not exists (select from interaction i where i.account_id = a.id and i.id = s.row_id)`,
  );
  await find(
    p.db,
    'import.row.code_taken',
    'code',
    sql`select s.seq, s.code as value from staged_made s join account_ref a on a.ref = s.account_ref
      join interaction i on i.account_id = a.id and i.code = s.code where s.row_id is not null and i.id <> s.row_id`,
  );
  await findDoubledKeys(p.db, 'staged_made', ['account_ref', 'row_key'], 'code');
}

async function stageInteractions(p: Preparation): Promise<void> {
  const value = (field: string) => picked(p, field, sql.ref(`s.${COLUMNS[field]}`), sql.ref(`i.${COLUMNS[field]}`), sql`s.edited`);
  const people = sql`coalesce((select array_agg(distinct m.contact_id) from made_person m where m.seq = s.seq), '{}')`;
  const same = sql`coalesce(i.contact_ids, '{}')`;
  const named = maps(p, 'contactCodes') || maps(p, 'contactName');
  const met = sql.join(TWO_WAY_KINDS.map((kind) => sql.lit(kind)));
  const kind = maps(p, 'kind') ? sql`s.kind` : sql`coalesce(i.kind, s.kind)`;
  await sql`
    create temp table staged_interaction on commit drop as
    select s.seq, s.source_row, a.id as account_id, coalesce(i.id, uuid7(${p.now}::timestamptz)) as id, i.id is null as is_new, coalesce(s.code, i.code) as code, s.row_id,
      ${named ? picked(p, maps(p, 'contactCodes') ? 'contactCodes' : 'contactName', people, same, sql`s.edited`) : same} as contact_ids,
      ${kind} as kind, ${value('channel')} as channel, ${maps(p, 'direction') ? sql`s.direction` : sql`coalesce(i.direction, s.direction)`} as direction,
      coalesce(s.two_way, i.two_way, ${kind} in (${met})) as two_way, s.happened_on, s.summary, ${value('nextStep')} as next_step,
      ${value('use')} as about_use, ${value('problems')} as about_problems, ${value('needs')} as about_needs, ${value('activities')} as about_activities,
      coalesce(s.author_id, i.author_id) as author_id, null::text as action
    from staged_made s join account_ref a on a.ref = s.account_ref
    left join interaction k on s.row_id is null and k.account_id = a.id and k.code = s.code
    left join interaction i on i.account_id = a.id and i.id = coalesce(s.row_id, k.id)`.execute(p.db);
  await sql`analyze staged_interaction`.execute(p.db);
}

/** The contacts made that the file names by id, as an export would give them out now. */
const madeNow = (p: Preparation): Editable => ({
  now: exportedInteractions(baseOfToday(p.scope), [sql<boolean>`i.id in ${namedIds(p)}`], '9999-12-31', UNSPLIT),
  there: sql`select from interaction o where o.id = (r.data->>'rowId')::uuid`,
});

/** Stages a file of contacts made and compares it with the base. */
export async function prepareInteractions(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  const edits = await mergeEdits(p, madeNow(p));
  await stageRows(p);
  await stageAccountRefs(p, 'staged_made');
  await stagePeople(p);
  await findProblems(p);
  await dropBad(p.db, 'staged_made');
  const warnings = [
    ...edits,
    ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_made'))),
    ...(await warn(
      p.db,
      'import.interaction.before_account',
      sql`select s.source_row from staged_made s join account_ref a on a.ref = s.account_ref where s.happened_on < a.since`,
    )),
  ];
  const accounts = await stageMissingAccounts(p, 'staged_made', 'happened_on');
  if (accounts) warnings.push({ code: 'import.accounts_created', count: accounts, examples: [] });
  await stageInteractions(p);
  await markInteractionActions(p.db);
  return { counts: await countActions(p.db, 'staged_interaction'), warnings };
}
