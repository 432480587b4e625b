import { readFile, writeFile } from 'node:fs/promises';
import type { Answer, Call } from './command.ts';
import { formatDay, formatTable } from './format.ts';

/** The policies with their versions and what waits. */
export async function listPolicies({ connect, language, say }: Call<unknown>): Promise<Answer> {
  const { client } = await connect();
  const { items } = await client.policies.list({});
  const header = [
    say('head.policy'),
    say('head.kind'),
    say('head.name'),
    say('head.version'),
    say('head.draft'),
    say('head.planned'),
    say('head.awaits'),
    say('head.since'),
  ];
  const rows = items.map(({ id, kind, name, version, draft, planned, submission, inForceFrom }) => [
    id,
    kind,
    name[language()],
    version === null ? '—' : String(version),
    draft === null ? '—' : String(draft),
    planned === null ? '—' : `${planned.version} (${formatDay(planned.on, language())})`,
    submission === null ? '—' : say('policy.awaits', { by: submission.by ?? '—' }),
    inForceFrom === null ? '—' : formatDay(inForceFrom, language()),
  ]);
  const faults = items.flatMap(({ id, planned }) =>
    planned?.fault ? [say('policy.held_back', { id, version: planned.version, fault: planned.fault })] : [],
  );
  return { json: { items }, lines: rows.length ? [...formatTable(header, rows), ...faults] : [say('evaluate.none')] };
}

export async function showPolicy({ connect }: Call<unknown>, id: string): Promise<Answer> {
  const { client } = await connect();
  const json = await client.policies.get({ id });
  return { json, lines: json.yaml.trimEnd().split('\n') };
}

/** What is wrong with a file, and what is allowed but perhaps not meant. */
export async function checkPolicy({ connect, say }: Call<unknown>, file: string): Promise<Answer> {
  const yaml = await readFile(file, 'utf8');
  const { client } = await connect();
  const json = await client.policies.check({ yaml });
  const told = (issues: typeof json.issues) => issues.map(({ path, message }) => `  ${path.length ? `${path.join('.')}: ` : ''}${message}`);
  const warned = json.warnings.length ? [say('policy.warned', { count: json.warnings.length }), ...told(json.warnings)] : [];
  if (json.ok) return { json, lines: [say('policy.ok', { id: json.id ?? '' }), ...warned] };
  return { json, lines: [say('policy.wrong', { count: json.issues.length }), ...told(json.issues), ...warned], exit: 1 };
}

export async function exportPolicy({ values, connect, say }: Call<{ out?: string | undefined }>, id: string): Promise<Answer> {
  const { client } = await connect();
  const { yaml, version } = await client.policies.get({ id });
  if (values.out !== undefined) await writeFile(values.out, yaml);
  const json = { id, version, yaml, file: values.out ?? null };
  return { json, lines: values.out === undefined ? yaml.trimEnd().split('\n') : [say('policy.written', { id, file: values.out })] };
}
