import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { IMPORT_ENTITIES, type Import } from '@fulcrum/contract';
import { needed, oneOf } from '../arguments.ts';
import { articleLines, isArticle } from '../article-folder.ts';
import { type Answer, type Call, defineCommand, UsageError } from '../command.ts';
import { followImport } from '../follow-import.ts';
import { formatNumber } from '../format.ts';
import { saveDownload } from '../save-download.ts';
import { readYamlFile } from '../yaml-file.ts';

const options = {
  entity: { type: 'string' },
  sheet: { type: 'string' },
  mapping: { type: 'string' },
  key: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'skip-bad-rows': { type: 'boolean' },
  out: { type: 'string' },
} as const;

/** `orders.xlsx` → `orders.rejected.csv` beside it, or here when its folder is kept from writing (root may write anywhere). */
async function rejectedPath(file: string): Promise<string> {
  const folder = path.dirname(file);
  const closed = await access(folder, constants.W_OK).then(
    async () => ((await stat(folder)).mode & 0o222) === 0,
    () => true,
  );
  return path.join(closed ? process.cwd() : folder, `${path.parse(file).name}.rejected.csv`);
}

export const command = defineCommand({
  options,
  args: [1, 1],
  async run(call) {
    const { values, args, say } = call;
    const [file = ''] = args;
    const entity = needed(oneOf(values.entity, IMPORT_ENTITIES, '--entity'), '--entity');
    const mapping = values.mapping === undefined ? undefined : await readYamlFile(values.mapping);
    const isFolder = (await stat(file)).isDirectory();
    if (isFolder && entity !== 'articles') throw new UsageError('usage.folder');
    const isRead = isFolder || (entity === 'articles' && isArticle(file));
    const { client, stream } = await call.connect();
    const begun = performance.now();
    call.progress(say('import.uploading', { file }));
    const told: Parameters<typeof articleLines>[2] = (what, name, problem) => call.progress(say(what, { file: name, problem }));
    const name = isRead ? `${path.basename(path.resolve(file))}.jsonl` : path.basename(file);
    const query = { name, entity, sheet: values.sheet };
    const bytes = isRead ? Readable.from(await articleLines(file, stream, told), { objectMode: false }) : createReadStream(file);
    const body = Readable.toWeb(bytes) as ReadableStream;
    const uploaded = (await (await stream('/imports', query, { method: 'POST', body })).json()) as Import;
    const { id } = uploaded;
    const choices = {
      ...(values.sheet ? { sheet: values.sheet } : {}),
      ...(mapping ? { mapping } : {}),
      ...(values.key ? { key: values.key } : {}),
    };
    let now = await followImport(client, await client.imports.check({ id, ...choices }), call);
    const commits = now.state === 'checked' && !values['dry-run'] && (now.rejected === 0 || values['skip-bad-rows'] === true);
    if (commits) now = await followImport(client, await client.imports.commit({ id, skipBadRows: values['skip-bad-rows'] ?? false }), call);
    const rejectedFile = now.rejected > 0 && now.rejectedFile ? (values.out ?? (await rejectedPath(file))) : null;
    if (rejectedFile) await saveDownload(await stream(`/imports/${id}/rejected`, {}), rejectedFile);
    return answerOf(call, now, rejectedFile, Math.round(performance.now() - begun) / 1000);
  },
});

function answerOf(
  { values, language, say }: Call<{ 'dry-run'?: boolean }>,
  now: Import,
  rejectedFile: string | null,
  seconds: number,
): Answer {
  const { rows, created, updated, unchanged, rejected, state, warnings, fault } = now;
  const number = (value: number) => formatNumber(value, language());
  const counts = { rows, created, updated, unchanged, rejected };
  const shown = Object.fromEntries(Object.entries({ ...counts, seconds }).map(([name, value]) => [name, number(value)]));
  const refused = state === 'checked' && !values['dry-run'];
  const failed = state === 'failed' || state === 'cancelled';
  const exit = failed || refused ? 1 : rejected > 0 ? 3 : undefined;
  return {
    json: { ...counts, rejectedFile, seconds, committed: state === 'done', ...(fault ? { fault } : {}) },
    lines: [
      ...(failed ? [say('import.failed', { title: fault?.title ?? state }), ...(fault?.detail ? [`  ${fault.detail}`] : [])] : []),
      ...(failed ? [] : [say('import.counts', shown)]),
      ...warnings.map(({ message, count }) => `  ${message} (${number(count)})`),
      ...(state === 'checked' && values['dry-run'] ? [say('import.dry')] : []),
      ...(refused ? [say('import.refused', shown)] : []),
      ...(rejectedFile ? [say('import.rejected_file', { file: rejectedFile })] : []),
    ],
    ...(exit ? { exit } : {}),
  };
}
