import { sql } from 'kysely';
import { stageTags, tagsDiffer } from '../tags/index.ts';
import { find } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import { lookupOf, maps, type Preparation, picked } from './preparation.ts';

const LONGEST = 100;
/** The names in the cells of a file of accounts: several in one, parted by semicolons, commas or bars. */
const NAMES = sql`select s.id as account_id, s.seq, s.is_new, trim(v.name) as name from staged_account s
  cross join lateral regexp_split_to_table(s.tags, '[;；、,，|]') v(name) where s.tagged and trim(v.name) <> ''`;

/** What a row says of its account's tags, as columns of `staged_account`: the cell, and whether it decides. An empty cell takes all away. */
export const tagColumns = (p: Preparation) => sql`r.data->>'tags' as tags, ${picked(p, 'tags', sql`true`, sql`false`)} as tagged`;

/** Names that no tag has, unless they are to be made; and such as no tag may have. */
export async function findTags(p: Preparation): Promise<void> {
  if (!maps(p, 'tags')) return;
  await find(
    p.db,
    'import.value.too_large',
    'tags',
    sql`select n.seq, n.name as value from (${NAMES}) n where length(n.name) > ${LONGEST}`,
  );
  if (lookupOf(p, 'tags', 'reject').onMissing === 'create') return;
  await find(
    p.db,
    'import.lookup.missing',
    'tags',
    sql`select n.seq, n.name as value from (${NAMES}) n
      where not exists (select from tag t where lower(t.name) = lower(n.name) or lower(t.name_en) = lower(n.name))`,
  );
}

/** The tags of the rows that stand; an account whose tags change is updated. Answers how many tags are made, as a warning. */
export async function stageAccountTags(p: Preparation): Promise<KeptWarning[]> {
  if (!maps(p, 'tags')) return [];
  await stageTags(p.db, NAMES, sql`select s.id as account_id from staged_account s where s.tagged`);
  await sql`update staged_account s set action = 'update' where s.action = 'same' and ${tagsDiffer(p.today)}`.execute(p.db);
  const made = await sql<{ count: number }>`select count(distinct lower(name)) as count from staged_tag where tag_id is null`.execute(p.db);
  const count = made.rows[0]?.count ?? 0;
  return count ? [{ code: 'import.tags_created', count, examples: [] }] : [];
}
