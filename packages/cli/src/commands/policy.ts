import { readFile, writeFile } from 'node:fs/promises';
import { needed, oneOf } from '../arguments.ts';
import { backtestOptions, backtestPolicies } from '../backtest.ts';
import { type Answer, type Call, defineCommand, UsageError } from '../command.ts';
import { compareDays } from '../compare-days.ts';
import { formatDay, formatTable } from '../format.ts';
import { checkFolder, exportFolder, isFolder, publishFolder, simulateFolder } from '../policy-folder.ts';
import { approve, publish, sendBack, withdraw } from '../publish-policy.ts';
import { sensitivity } from '../sensitivity.ts';
import { simulatePolicy } from '../simulate-policy.ts';

const VERBS = [
  ...(['list', 'show', 'check', 'simulate', 'backtest', 'sensitivity', 'compare'] as const),
  ...(['publish', 'approve', 'return', 'withdraw', 'export'] as const),
] as const;
type PolicyCall = Call<{
  out?: string | undefined;
  note?: string | undefined;
  on?: string | undefined;
  replace?: boolean | undefined;
  'as-of'?: string | undefined;
}>;

export const command = defineCommand({
  options: {
    out: { type: 'string' },
    note: { type: 'string' },
    on: { type: 'string' },
    replace: { type: 'boolean' },
    from: { type: 'string' },
    to: { type: 'string' },
    ...backtestOptions,
  },
  args: [1, 2],
  async run(call) {
    const verb = needed(oneOf(call.args[0], VERBS, 'policy'), 'policy');
    const what = call.args[1];
    if (verb === 'list') return list(call);
    if (verb === 'backtest') return backtestPolicies(call, what);
    if (verb === 'compare') return compareDays(call);
    if (verb === 'sensitivity') return sensitivity(call, what);
    if (what === undefined) throw new UsageError('usage.too_few');
    if (verb === 'show') return show(call, what);
    if (verb === 'withdraw') return withdraw(call, what);
    if (verb === 'approve') return approve(call, what);
    if (verb === 'return') return sendBack(call, what);
    if (await isFolder(what)) {
      if (call.values.on !== undefined) throw new UsageError('usage.on_folder');
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

async function exportYaml({ values, connect, say }: PolicyCall, id: string): Promise<Answer> {
  const { client } = await connect();
  const { yaml, version } = await client.policies.get({ id });
  if (values.out !== undefined) await writeFile(values.out, yaml);
  const json = { id, version, yaml, file: values.out ?? null };
  return { json, lines: values.out === undefined ? yaml.trimEnd().split('\n') : [say('policy.written', { id, file: values.out })] };
}
