import { SURVEY_KIND_NAMES, SURVEY_KINDS, SURVEY_SCALES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { importedOccasion, lockAsking, markAnswerActions, stageImportedSurveys, untoldSurveys } from '../surveys/index.ts';
import { stageAccountRefs, stageMissingAccounts } from './account-refs.sql.ts';
import { countActions, createFound, dropBad, exactDuplicates, findAll, findDoubledKeys, warn } from './found.sql.ts';
import type { Preparation, Prepared } from './preparation.ts';

const zoneOf = (p: Preparation): Sql => sql`${p.organisation?.timeZone ?? 'UTC'}::text`;

async function stageRows(p: Preparation): Promise<void> {
  await sql`
    create temp table staged_line on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, d."accountCode" as account_ref, null::text as account_name,
      r.data->'~account' as new_account, d."contactCode" as contact_ref, d."contactMail" as mail_ref, d.code, d.kind, d.score, d."answeredAt" as answered_at,
      (d."answeredAt" at time zone ${zoneOf(p)})::date as answered_on, nullif(d.comment, '') as comment,
      coalesce(d.survey, u.document -> 'name' ->> 'zh') as survey, coalesce(d.question, u.document -> 'question' ->> 'zh') as question,
      null::uuid as contact_id, null::uuid as person_id, null::text as whose, null::text as named
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d ("accountCode" text, "contactCode" text, "contactMail" text, code text, kind text, score int,
      "answeredAt" timestamptz, comment text, survey text, question text)
    left join ${untoldSurveys(p.today)} on u.kind = d.kind
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_line`.execute(p.db);
}

/** People by the code or the name that their account knows them by, by an address of theirs, or by both, where a file has both. */
async function findPeople(p: Preparation): Promise<void> {
  const mails = sql`(lower(c.email) = lower(x.mail_ref)
    or exists (select from jsonb_array_elements(c.channels -> 'mails') m where lower(m ->> 'value') = lower(x.mail_ref)))`;
  await sql`
    update staged_line s set contact_id = f.id, person_id = f.person_id
    from (select x.account_ref, x.contact_ref, x.mail_ref, c.id, c.person_id from (
        select distinct account_ref, contact_ref, mail_ref from staged_line where contact_ref is not null or mail_ref is not null) x
      join account_ref a on a.ref = x.account_ref
      join lateral (select c.id, coalesce(c.person_id, c.id) as person_id from contact c where c.account_id = a.id
        and (x.contact_ref is null or c.code = x.contact_ref or c.name = x.contact_ref) and (x.mail_ref is null or ${mails})
        order by c.code is distinct from x.contact_ref, c.left_on is not null, c.id limit 1) c on true) f
    where f.account_ref = s.account_ref and f.contact_ref is not distinct from s.contact_ref and f.mail_ref is not distinct from s.mail_ref`.execute(
    p.db,
  );
  // By what a row is told from others: its code, else who answered, what and when.
  await sql`update staged_line s set whose = case when s.code is null then concat_ws('|', s.contact_id, s.kind, s.survey, s.question) end,
    named = coalesce(s.code, to_char(s.answered_at at time zone ${zoneOf(p)}, 'YYYY-MM-DD HH24:MI'))`.execute(p.db);
}

const SCALES = sql.join(
  SURVEY_KINDS.map((kind) => {
    const { from, to } = SURVEY_SCALES[kind];
    return sql`(${sql.lit(kind)}, ${sql.lit(from)}::int, ${sql.lit(to)}::int, ${sql.lit(`${SURVEY_KIND_NAMES[kind].en} ${from}–${to}`)})`;
  }),
);
/** An export of this installation brings back what was answered here: it counts already. */
const givenHere = sql`
  select s.seq, s.named as value from staged_line s join account_ref a on a.ref = s.account_ref
  where exists (select from survey_invitation i join survey v on v.id = i.survey_id and v.kind = s.kind
    join survey_answer w on w.account_id = i.account_id and w.invitation_id = i.id and w.until_on is null
    where i.account_id = a.id and i.contact_id = s.contact_id and i.channel <> 'import' and w.score = s.score
      and date_trunc('minute', w.answered_at) = date_trunc('minute', s.answered_at))`;
async function findProblems(p: Preparation): Promise<void> {
  const rows = (value: Sql, where: Sql): Sql => sql`select s.seq, ${value} as value from staged_line s where ${where}`;
  const known = sql`exists (select from account_ref a where a.ref = s.account_ref and a.id is not null) and s.contact_id is null`;
  await findAll(p.db, [
    {
      ...{ code: 'import.request.in_future', field: 'answeredAt' },
      query: rows(sql`s.named`, sql`s.answered_at > ${p.now}::timestamptz`),
    },
    {
      ...{ code: 'import.answer.off_scale', field: 'score' },
      query: sql`select s.seq, s.score || ' (' || k.said || ')' as value from staged_line s join (values ${SCALES}) k(kind, low, high, said) on k.kind = s.kind
        where s.score not between k.low and k.high`,
    },
    {
      ...{ code: 'import.answer.nobody', field: 'contactCode' },
      query: rows(sql`''`, sql`s.contact_ref is null and s.mail_ref is null`),
    },
    {
      ...{ code: 'import.interaction.nobody', field: 'contactCode' },
      query: rows(sql`s.contact_ref`, sql`s.contact_ref is not null and ${known}`),
    },
    {
      ...{ code: 'import.interaction.nobody', field: 'contactMail' },
      query: rows(sql`s.mail_ref`, sql`s.contact_ref is null and s.mail_ref is not null and ${known}`),
    },
  ]);
  await findAll(p.db, [{ code: 'import.answer.given_here', field: 'answeredAt', query: givenHere }]);
  await findDoubledKeys(p.db, 'staged_line', ['account_ref', 'whose', 'named'], 'answeredAt');
}

/** An answer is found again by its code, else by who gave it, to which survey and when. */
async function stageAnswers(p: Preparation): Promise<void> {
  await stageImportedSurveys(p.db, 'staged_line', p);
  await sql`
    create temp table staged_answer on commit drop as
    select s.seq, s.source_row, a.id as account_id, coalesce(i.id, uuid7(${p.now}::timestamptz)) as id, i.id is null as is_new, v.id as survey_id,
      s.contact_id, s.person_id, o.occasion, s.answered_at, s.answered_on, s.score, s.comment, null::text as action
    from staged_line s join account_ref a on a.ref = s.account_ref
      join staged_survey v on v.kind = s.kind and v.survey = s.survey and v.question = s.question
      cross join lateral (select ${importedOccasion(sql`s.code`, sql`s.answered_at`)} as occasion) o
      left join lateral (select i.id from survey_invitation i where i.account_id = a.id and i.channel = 'import' and i.occasion = o.occasion
        and (s.code is not null or (i.contact_id = s.contact_id and i.survey_id = v.id)) order by i.id limit 1) i on true`.execute(p.db);
  await sql`analyze staged_answer`.execute(p.db);
  await markAnswerActions(p.db, { lock: p.mode === 'commit' });
}

/** Stages a file of answers that were given before, elsewhere, and compares it with the base. */
export async function prepareSurveyAnswers(p: Preparation): Promise<Prepared> {
  // Two files at once would both make the survey that neither finds.
  if (p.mode === 'commit') await lockAsking(p.db);
  await createFound(p.db);
  await stageRows(p);
  await stageAccountRefs(p, 'staged_line');
  await findPeople(p);
  await findProblems(p);
  await dropBad(p.db, 'staged_line');
  const warnings = [
    ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_line'))),
    ...(await warn(
      p.db,
      'import.answer.before_account',
      sql`select s.source_row from staged_line s join account_ref a on a.ref = s.account_ref where s.answered_on < a.since`,
    )),
  ];
  await stageMissingAccounts(p, 'staged_line', 'answered_on');
  await stageAnswers(p);
  return { counts: await countActions(p.db, 'staged_answer'), warnings };
}
