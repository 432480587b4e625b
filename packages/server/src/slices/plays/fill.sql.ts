import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { variablesIn } from '../../policy/play-variables.ts';

/** A text with its variables filled from a jsonb of facts, as fillText does in one language. */
function fillSql(text: string, facts: Sql, language: 'zh' | 'en'): Sql<string> {
  // The account's name goes in last, so that braces in a name stay what they are.
  const names = variablesIn(text).sort((a, b) => Number(a === 'account') - Number(b === 'account'));
  return names.reduce<Sql<string>>(
    (filled, name) => sql`replace(${filled}, ${`{{${name}}}`}, coalesce(${facts} ->> ${`${name}_${language}`}, ${facts} ->> ${name}, '—'))`,
    sql`${text}::text`,
  );
}

/** Both languages of a text as one jsonb {zh, en}. */
export const fillBothSql = (text: Both, facts: Sql): Sql =>
  sql`jsonb_build_object('zh', ${fillSql(text.zh, facts, 'zh')}, 'en', ${fillSql(text.en, facts, 'en')})`;
