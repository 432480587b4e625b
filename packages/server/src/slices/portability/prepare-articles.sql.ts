import { sql } from 'kysely';
import { markArticleActions } from '../knowledge/index.ts';
import { countActions, createFound, dropBad, exactDuplicates, find, findDoubledKeys, warn } from './found.sql.ts';
import { type Preparation, type Prepared, picked } from './preparation.ts';

/** Several in one cell: a list as JSON lines have it, else parted by lines or semicolons. */
function listed(field: string) {
  const cell = sql.ref(`d.${field}`);
  const inner = sql`case when ${cell} like '["%"]' then replace(replace(substr(${cell}, 3, length(${cell}) - 4), '","', E'\n'), '\\"', '"') else ${cell} end`;
  return sql`(select coalesce(array_agg(distinct trim(each)) filter (where trim(each) not in ('', '[]')), '{}') from regexp_split_to_table(${inner}, '[\n;；]') each)`;
}

async function stage(p: Preparation): Promise<void> {
  const value = (field: string, given: ReturnType<typeof sql>, kept: ReturnType<typeof sql>) => picked(p, field, given, kept);
  await sql`
    create temp table staged_article on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, x.code, l.language, a.id as known_id, d.title, d.body,
      ${value('questions', listed('questions'), sql`coalesce(v.questions, '{}')`)} as questions,
      ${value('tags', listed('tags'), sql`coalesce(a.tags, '{}')`)} as tags, ${value('category', sql`d.category`, sql`a.category`)} as category,
      coalesce(d.audience, a.audience, 'internal') as audience, coalesce(d.kind, a.kind, 'other') as kind, ${value('productCode', sql`o.id`, sql`a.product_id`)} as product_id,
      d."productCode" as product_code, null::text as action
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d (code text, language text, title text, body text, questions text, tags text, category text, audience text, kind text, "productCode" text)
    cross join lateral (select coalesce(d.code, ${p.import.file_code}::text || ':' || r.source_row) as code) x
    cross join lateral (select coalesce(d.language, case when d.title || d.body ~ '[一-鿿]' then 'zh' else 'en' end) as language) l
    left join article a on a.code = x.code left join product o on o.code = d."productCode"
    left join article_version v on v.article_id = a.id and v.language = l.language and v.state in ('published', 'outdated')
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_article`.execute(p.db);
}

/** Stages a file of articles and compares it with what is published. */
export async function prepareArticles(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  await stage(p);
  await find(
    p.db,
    'import.lookup.missing',
    'productCode',
    sql`select s.seq, s.product_code as value from staged_article s where s.product_code is not null and s.product_id is null`,
  );
  await findDoubledKeys(p.db, 'staged_article', ['language', 'code'], 'code');
  await dropBad(p.db, 'staged_article');
  await markArticleActions(p.db);
  const warnings = await warn(p.db, 'import.duplicates', exactDuplicates('staged_article'));
  return { counts: await countActions(p.db, 'staged_article'), warnings };
}
