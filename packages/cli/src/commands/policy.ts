import { readFile, writeFile } from 'node:fs/promises';
import { needed, oneOf } from '../arguments.ts';
import { backtest, backtestOptions } from '../backtest.ts';
import type { Client } from '../client.ts';
import { type Answer, type Call, CommandError, defineCommand, UsageError } from '../command.ts';
import { compareDays } from '../compare-days.ts';
import { formatDay, formatTable } from '../format.ts';
import { checkFolder, exportFolder, isFolder, publishFolder, simulateFolder } from '../policy-folder.ts';
import { sensitivity } from '../sensitivity.ts';
import { simulatePolicy, textOf } from '../simulate-policy.ts';

const VERBS = ['list', 'show', 'check', 'simulate', 'backtest', 'sensitivity', 'compare', 'publish', 'export'] as const;
type PolicyCall = Call<{ out?: string | undefined; note?: string | undefined; 'as-of'?: string | undefined }>;

export const command = defineCommand({
  options: { out: { type: 'string' }, note: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, ...backtestOptions },
  args: [1, 2],
  async run(call) {
    const verb = needed(oneOf(call.args[0], VERBS, 'policy'), 'policy');
    const what = call.args[1];
    if (verb === 'list') return list(call);
    if (verb === 'backtest') return backtest(call, what);
    if (verb === 'compare') return compareDays(call);
    if (verb === 'sensitivity') return sensitivity(call, what);
    if (what === undefined) throw new UsageError('usage.too_few');
    if (verb === 'show') return show(call, what);
    if (await isFolder(what)) {
      if (verb === 'check') return checkFolder(call, what);
      if (verb === 'simulate') return simulateFolder(call, what);
      return verb === 'publish' ? publishFolder(call, what) : exportFolder(call, what);
    }
    if (verb === 'check') return check(call, what);
    if (verb === 'simulate') return simulatePolicy(call, what, call.values['as-of']);
    return verb === 'publish' ? publish(call, what) : exportYaml(call, what);
  },
});

async function list({ connect, language, say }: PolicyCall): Promise<Answer> {
  const { client } = await connect();
  const { items } = await client.policies.list({});
  const header = [say('head.policy'), say('head.kind'), say('head.name'), say('head.version'), say('head.draft'), say('head.since')];
  const rows = items.map(({ id, kind, name, version, draft, inForceFrom }) => [
    id,
    kind,
    name[language()],
    version === null ? '—' : String(version),
    draft === null ? '—' : String(draft),
    inForceFrom === null ? '—' : formatDay(inForceFrom, language()),
  ]);
  return { json: { items }, lines: rows.length ? formatTable(header, rows) : [say('evaluate.none')] };
}

async function show({ connect }: PolicyCall, id: string): Promise<Answer> {
  const { client } = await connect();
  const json = await client.policies.get({ id });
  return { json, lines: json.yaml.trimEnd().split('\n') };
}

async function check({ connect, say }: PolicyCall, file: string): Promise<Answer> {
  const yaml = await readFile(file, 'utf8');
  const { client } = await connect();
  const json = await client.policies.check({ yaml });
  const told = (issues: typeof json.issues) => issues.map(({ path, message }) => `  ${path.length ? `${path.join('.')}: ` : ''}${message}`);
  const warned = json.warnings.length ? [say('policy.warned', { count: json.warnings.length }), ...told(json.warnings)] : [];
  if (json.ok) return { json, lines: [say('policy.ok', { id: json.id ?? '' }), ...warned] };
  return { json, lines: [say('policy.wrong', { count: json.issues.length }), ...told(json.issues), ...warned], exit: 1 };
}

/** A file becomes the draft first; an id publishes the draft that is there. */
async function publish(call: PolicyCall, what: string): Promise<Answer> {
  const yaml = await textOf(what);
  const { client } = await call.connect();
  const id = yaml === undefined ? what : await saveDraft(client, what, yaml);
  const json = await client.policies.publish({ id, ...(call.values.note ? { note: call.values.note } : {}) });
  return { json, lines: [call.say('policy.published', json)] };
}

async function saveDraft(client: Client, file: string, yaml: string): Promise<string> {
  const { id } = await client.policies.check({ yaml });
  if (id === null) throw new CommandError('policy.no_id', { file });
  await client.policies.saveDraft({ id, yaml });
  return id;
}

async function exportYaml({ values, connect, say }: PolicyCall, id: string): Promise<Answer> {
  const { client } = await connect();
  const { yaml, version } = await client.policies.get({ id });
  if (values.out !== undefined) await writeFile(values.out, yaml);
  const json = { id, version, yaml, file: values.out ?? null };
  return { json, lines: values.out === undefined ? yaml.trimEnd().split('\n') : [say('policy.written', { id, file: values.out })] };
}
