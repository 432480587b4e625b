import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from './client.ts';
import type { Answer, Call } from './command.ts';
import { publishDraft, publishedLine } from './publish-policy.ts';
import { asOfOption, simulates, simulatorOf } from './simulate-policy.ts';

export type FolderCall = Call<{ note?: string | undefined; 'as-of'?: string | undefined }>;

interface PolicyFile {
  /** Within the folder, with `/`. */
  file: string;
  yaml: string;
}
interface Issue {
  path: (string | number)[];
  code: string;
  message: string;
}
interface CheckedFile {
  file: string;
  ok: boolean;
  id: string | null;
  kind: string | null;
  issues: Issue[];
  warnings: Issue[];
}

export const isFolder = async (what: string): Promise<boolean> => (await stat(what).catch(() => undefined))?.isDirectory() ?? false;

/** Files of other things lie among policies: what names no format of ours is passed over, and said to be. */
const IS_POLICY = /^apiVersion:\s*['"]?fulcrum\//m;

async function filesOf(folder: string): Promise<{ policies: PolicyFile[]; passed: string[] }> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const all = await Promise.all(
    names.map(async (name) => ({ file: name.split(path.sep).join('/'), yaml: await readFile(path.join(folder, name), 'utf8') })),
  );
  return {
    policies: all.filter(({ yaml }) => IS_POLICY.test(yaml)),
    passed: all.flatMap(({ file, yaml }) => (IS_POLICY.test(yaml) ? [] : [file])),
  };
}

/** Every file by itself, and that no two are of one policy. */
async function checkFiles(client: Client, files: readonly PolicyFile[], say: FolderCall['say']): Promise<CheckedFile[]> {
  const checked = await inTurn(files, async ({ file, yaml }) => ({ file, ...(await client.policies.check({ yaml })) }));
  const first = new Map<string, string>();
  return checked.map((one) => {
    const other = one.id === null ? undefined : first.get(one.id);
    if (one.id !== null && other === undefined) first.set(one.id, one.file);
    if (other === undefined) return one;
    const twice = { path: ['id'], code: 'id.twice', message: say('policy.twice', { id: one.id ?? '', file: other }) };
    return { ...one, ok: false, issues: [...one.issues, twice] };
  });
}

/** One after another: the files of a folder depend on each other no more than that. */
export const inTurn = <T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> =>
  list.reduce(async (earlier: Promise<R[]>, one) => [...(await earlier), await work(one)], Promise.resolve([]));

const toldAt = ({ path: at, message }: Issue): string => `  ${at.length ? `${at.join('.')}: ` : ''}${message}`;
const linesOf = ({ say }: FolderCall, checked: readonly CheckedFile[], passed: readonly string[]): string[] => [
  ...checked.flatMap(({ file, ok, id, issues, warnings }) => [
    ok ? say('policy.file_ok', { file, id: id ?? '' }) : say('policy.file_wrong', { file, count: String(issues.length) }),
    ...issues.map(toldAt),
    ...(warnings.length ? [`  ${say('policy.warned', { count: String(warnings.length) })}`, ...warnings.map(toldAt)] : []),
  ]),
  ...passed.map((file) => say('policy.file_passed', { file })),
];

export async function checkedFolder(call: FolderCall, folder: string) {
  const { policies, passed } = await filesOf(folder);
  const { client } = await call.connect();
  const checked = await checkFiles(client, policies, call.say);
  const ok = checked.length > 0 && checked.every((one) => one.ok);
  return { client, policies, passed, checked, ok };
}

/** Checks every policy of a folder; exit 1 when any is wrong, or none is there. */
export async function checkFolder(call: FolderCall, folder: string): Promise<Answer> {
  const { checked, passed, ok } = await checkedFolder(call, folder);
  const lines = checked.length ? linesOf(call, checked, passed) : [call.say('policy.none_there', { folder })];
  return { json: { ok, files: checked, passed }, lines, ...(ok ? {} : { exit: 1 as const }) };
}

/** Simulates each policy of a folder that judges or grants; other kinds move nobody. */
export async function simulateFolder(call: FolderCall, folder: string): Promise<Answer> {
  const { client, policies, passed, checked, ok } = await checkedFolder(call, folder);
  if (!ok) return checkFolder(call, folder);
  const kinds = new Map(checked.map((one) => [one.file, one.kind]));
  const done = await inTurn(policies, async ({ file, yaml }) => {
    const kind = kinds.get(file) ?? null;
    if (!simulates(kind)) return { json: { file, simulated: false }, lines: [call.say('policy.file_not_simulated', { file })] };
    const { json, lines } = await simulatorOf(kind)(call, client, { yaml, ...asOfOption(call.values['as-of']) });
    return { json: { file, simulated: true, ...(json as object) }, lines: [`${file}:`, ...lines.map((line) => `  ${line}`)] };
  });
  return { json: { ok, files: done.map(({ json }) => json), passed }, lines: done.flatMap(({ lines }) => lines) };
}

/** Publishes what differs from what is in force; nothing at all when any file is wrong. */
export async function publishFolder(call: FolderCall, folder: string): Promise<Answer> {
  const { client, policies, passed, checked, ok } = await checkedFolder(call, folder);
  if (!ok) return checkFolder(call, folder);
  const inForce = new Set((await client.policies.list({})).items.filter(({ version }) => version !== null).map(({ id }) => id));
  const ids = new Map(checked.map((one) => [one.file, one.id ?? '']));
  const files = await inTurn(policies, async ({ file, yaml }) => {
    const id = ids.get(file) ?? '';
    const changes = inForce.has(id) ? (await client.policies.compare({ id, yaml })).changes : null;
    if (changes?.length === 0) return { file, id, published: false, submission: null, version: null, changes: [] };
    await client.policies.saveDraft({ id, yaml });
    const { version, submission } = await publishDraft(client, { id, ...(call.values.note ? { note: call.values.note } : {}) });
    return {
      file,
      id,
      published: submission === null,
      submission,
      version,
      changes: (changes ?? []).map(({ text }) => text[call.language()]),
    };
  });
  const lines = files.flatMap(({ file, id, published, submission, version, changes }) =>
    published || submission
      ? [`${file}: ${publishedLine(call, { id, version, on: null, submission })}`, ...changes.map((change) => `  ${change}`)]
      : [call.say('policy.file_same', { file })],
  );
  return { json: { ok, files, passed }, lines };
}

/** Writes every policy in force into a folder, a file each, as it was written. */
export async function exportFolder(call: FolderCall, folder: string): Promise<Answer> {
  const { client } = await call.connect();
  const { items } = await client.policies.list({});
  const files = await inTurn(
    items.filter(({ version }) => version !== null),
    async ({ id }) => {
      const { yaml, version } = await client.policies.get({ id });
      const file = path.join(folder, `${id}.yaml`);
      await writeFile(file, yaml);
      return { id, version, file };
    },
  );
  return { json: { files }, lines: files.map(({ id, file }) => call.say('policy.written', { id, file })) };
}
