import type { ArticleVersion } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../../access/index.ts';
import type { Db, Sql } from '../../../db/database.ts';

export type Language = 'zh' | 'en';
export interface TextRow extends ArticleVersion {
  language: Language;
  body: string;
}
export interface Place {
  id: string;
  language: Language;
}
const COLUMNS = sql`v.language, v.version, v.state, v.title, v.questions, v.note, v.restored_from as "restoredFrom", v.written_at as "writtenAt",
  w.name as "writtenByName", v.published_at as "publishedAt", p.name as "publishedByName", v.revision`;
const FROM = sql`from article_version v left join app_user w on w.id = v.written_by left join app_user p on p.id = v.published_by`;

/** The text that is read and the one that is being written, in both languages. */
export async function selectContents(db: Db, id: string): Promise<TextRow[]> {
  const found = await sql<TextRow>`select ${COLUMNS}, v.body ${FROM} where v.article_id = ${id}::uuid and v.state <> 'replaced'
    order by v.language desc, v.version desc`.execute(db);
  return found.rows;
}

const one = async (db: Db, { id, language }: Place, which: Sql): Promise<TextRow | undefined> => {
  const found =
    await sql<TextRow>`select ${COLUMNS}, v.body ${FROM} where v.article_id = ${id}::uuid and v.language = ${language} and ${which}`.execute(
      db,
    );
  return found.rows[0];
};
export const selectVersion = (db: Db, place: Place, version: number): Promise<TextRow | undefined> =>
  one(db, place, sql`v.version = ${version}`);
export const selectWritten = (db: Db, place: Place): Promise<TextRow | undefined> => one(db, place, sql`v.state in ('draft', 'review')`);
export const selectRead = (db: Db, place: Place): Promise<TextRow | undefined> => one(db, place, sql`v.state in ('published', 'outdated')`);

export async function selectVersions(
  db: Db,
  { id, language }: Place,
  page: { after: string[] | null; limit: number },
): Promise<ArticleVersion[]> {
  const after = page.after ? sql`and v.version < ${page.after[0]}::int` : sql``;
  const found = await sql<
    ArticleVersion & { language?: string }
  >`select ${COLUMNS} ${FROM} where v.article_id = ${id}::uuid and v.language = ${language} ${after}
    order by v.version desc limit ${page.limit + 1}`.execute(db);
  return found.rows.map(({ language: _, ...row }) => row);
}

export interface NewText {
  title: string;
  body: string;
  questions: readonly string[];
  note: string | null;
}
type By = Pick<Ctx, 'db' | 'now' | 'actor'>;

/** A new version that is written: a number more than the last. */
export async function insertDraft(
  { db, now, actor }: By,
  { id, language }: Place,
  text: NewText,
  restoredFrom: number | null = null,
): Promise<void> {
  await sql`insert into article_version (article_id, language, version, state, title, body, questions, note, restored_from, written_at, written_by)
    select ${id}, ${language}, coalesce(max(version), 0) + 1, 'draft', ${text.title}, ${text.body}, ${text.questions}::text[], ${text.note}, ${restoredFrom}::int,
      ${now}, ${actor.userId}::uuid
    from article_version where article_id = ${id}::uuid and language = ${language}`.execute(db);
}

export async function updateDraft({ db, now, actor }: By, { id, language }: Place, text: NewText): Promise<void> {
  await sql`update article_version set title = ${text.title}, body = ${text.body}, questions = ${text.questions}::text[], note = ${text.note}, written_at = ${now},
      written_by = ${actor.userId}::uuid, state = 'draft', revision = revision + 1
    where article_id = ${id}::uuid and language = ${language} and state in ('draft', 'review')`.execute(db);
}

export async function deleteDraft(db: Db, { id, language }: Place): Promise<void> {
  await sql`delete from article_version where article_id = ${id}::uuid and language = ${language} and state in ('draft', 'review')`.execute(
    db,
  );
}

export async function moveDraft(db: Db, { id, language }: Place, state: 'draft' | 'review', note: string | null): Promise<void> {
  await sql`update article_version set state = ${state}, note = coalesce(${note}, note), revision = revision + 1
    where article_id = ${id}::uuid and language = ${language} and state in ('draft', 'review')`.execute(db);
}

/** What is written becomes what is read, and what was read before stays as a version. */
export async function publishDraft({ db, now, actor }: By, { id, language }: Place): Promise<void> {
  await sql`update article_version set state = 'replaced', revision = revision + 1
    where article_id = ${id}::uuid and language = ${language} and state in ('published', 'outdated')`.execute(db);
  await sql`update article_version set state = 'published', published_at = ${now}, published_by = ${actor.userId}::uuid, revision = revision + 1
    where article_id = ${id}::uuid and language = ${language} and state in ('draft', 'review')`.execute(db);
}

/** Declares what is read outdated, or holding again; `language` absent: in both. */
export async function markRead(db: Db, id: string, state: 'published' | 'outdated', language?: Language): Promise<void> {
  const which = language ? sql`and language = ${language}` : sql``;
  await sql`update article_version set state = ${state}, revision = revision + 1
    where article_id = ${id}::uuid and state in ('published', 'outdated') and state <> ${state} ${which}`.execute(db);
}
