import { type ChangeObject, diffLines, diffWordsWithSpace } from 'diff';
import { type Ctx, pageFrom, readCursor } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { type Input, requireWritable, whole } from './get-article.ts';
import { selectVersion, selectVersions } from './texts.sql.ts';

export async function versions(ctx: Ctx, { id, language, limit, cursor }: Input<'versions'>) {
  await requireWritable(ctx, id);
  const rows = await selectVersions(ctx.db, { id, language }, { after: readCursor(cursor, 1), limit });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    (row) => [row.version],
  );
}

async function requireVersion(ctx: Ctx, { id, language }: { id: string; language: 'zh' | 'en' }, number: number) {
  const found = await selectVersion(ctx.db, { id, language }, number);
  if (!found) throw notFound('article_version');
  return found;
}

export async function version(ctx: Ctx, { id, language, version: number }: Input<'version'>) {
  await requireWritable(ctx, id);
  return whole(await requireVersion(ctx, { id, language }, number));
}

const kindOf = ({ added, removed }: ChangeObject<string>) =>
  added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const);
/** Longer than that by words takes longer than anybody waits; lines are told then. */
const PATIENCE_MS = 500;
/** Chinese has words, too, without blanks between them. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });
function between(before: string, after: string) {
  const parts =
    diffWordsWithSpace(before, after, { intlSegmenter: words, timeout: PATIENCE_MS }) ?? diffLines(before, after, { timeout: PATIENCE_MS });
  const told = parts ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  return told.filter(({ value }) => value).map((part) => ({ kind: kindOf(part as ChangeObject<string>), text: part.value }));
}

export async function difference(ctx: Ctx, { id, language, from, to }: Input<'difference'>) {
  await requireWritable(ctx, id);
  const [before, after] = [await requireVersion(ctx, { id, language }, from), await requireVersion(ctx, { id, language }, to)];
  return {
    title: between(before.title, after.title),
    body: between(before.body, after.body),
    questions: between(before.questions.join('\n'), after.questions.join('\n')),
  };
}
