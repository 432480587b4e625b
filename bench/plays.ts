// The night: the figures of all accounts brought to the day that is over, stages judged for the new day, every trigger and cadence of the plays that ship, steps that come due, ranks. The first night meets a
// base where everything that stands fires; the nights after it are the usual ones. Beside it one whole evaluation in the same run.
// node bench/plays.ts [--accounts 100000] [--template saas]
import { readdir, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { connect } from '../packages/server/src/db/pool.ts';
import { measureAccounts } from '../packages/server/src/policy/measure.sql.ts';
import { catalogOf } from '../packages/server/src/slices/catalog.ts';
import { fillBase, fillUsage } from './base.ts';
import { fillPayments, fillTerms } from './facts-base.ts';
import { servedEmpty } from './served.ts';
import { must } from './torture/call.ts';
import type { Victim } from './torture/victim.ts';

const JUDGED = '2026-05-31';
const NIGHTS = 4;
const { values } = parseArgs({
  options: { accounts: { type: 'string', default: '100000' }, template: { type: 'string', default: 'saas' } },
});
const accounts = Number(values.accounts);
const templates = new URL(`../templates/${values.template}/`, import.meta.url);

interface Ran {
  tasks: number;
  plays: { id: string; begun: number; tasks: number }[];
}
const round = (value: number): number => Math.round(value * 100) / 100;
const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T }> {
  const started = performance.now();
  const answer = await work();
  return { seconds: (performance.now() - started) / 1000, answer };
}

async function publish(victim: Victim, file: URL): Promise<void> {
  const yaml = await readFile(file, 'utf8');
  const id = /^id: (.+)$/m.exec(yaml)?.[1] ?? '';
  await must(victim, 'PUT', `/policies/${id}/draft`, { id, yaml });
  await must(victim, 'POST', `/policies/${id}/publish`, { id });
}

await servedEmpty(async ({ client, peakRssMb }, victim) => {
  // Published over the empty base: what publishing sets going finds nothing to judge.
  await publish(victim, new URL('policies/lifecycle.yaml', templates));
  for (const name of await readdir(new URL('plays/', templates))) await publish(victim, new URL(`plays/${name}`, templates));
  await fillBase(client, accounts);
  await fillUsage(client, accounts);
  await fillTerms(client, accounts);
  await fillPayments(client, accounts);
  const whole = await timed(() => must(victim, 'POST', '/evaluations', { asOf: JUDGED }));
  await client.query('vacuum (analyze)');
  const { db, close } = connect(`postgres://fulcrum@localhost/fulcrum?host=${encodeURIComponent(String(client.host))}`, { max: 1 });
  const measure = (asOf: string) => db.transaction().execute(async (tx) => measureAccounts(tx, await catalogOf(tx), asOf));
  const nights: { figures: number; stages: number; plays: number; ran: Ran }[] = [];
  for (let night = 1; night <= NIGHTS + 1; night++) {
    const date = dayAfter(JUDGED, night);
    const figures = await timed(() => measure(dayAfter(date, -1)));
    const stages = await timed(() => must(victim, 'POST', '/evaluations', { asOf: date, policyId: 'lifecycle' }));
    const plays = await timed(() => must<Ran>(victim, 'POST', '/plays/run', { date }));
    nights.push({ figures: figures.seconds, stages: stages.seconds, plays: plays.seconds, ran: plays.answer });
    if (night === 1) await client.query('vacuum (analyze)');
  }
  await close();
  const told = (name: string, of: typeof nights) => {
    const [figures, stages, plays] = (['figures', 'stages', 'plays'] as const).map((part) => median(of.map((night) => night[part]))) as [
      number,
      number,
      number,
    ];
    const seconds = figures + stages + plays;
    console.log(
      JSON.stringify({
        ...{ name, accounts, figures: round(figures), stages: round(stages), plays: round(plays), seconds: round(seconds) },
        ...{ ofEvaluation: round(seconds / whole.seconds), tasks: of.map(({ ran }) => ran.tasks) },
      }),
    );
  };
  told('first night', nights.slice(0, 1));
  told('usual night', nights.slice(1));
  const [counted] = (
    await client.query<{ twice: number }>(
      'select count(*)::int as twice from (select from task where run_id is not null group by account_id, run_id, step having count(*) > 1) t',
    )
  ).rows;
  console.log(JSON.stringify({ name: 'evaluation', seconds: round(whole.seconds), twice: counted?.twice, peakRssMb: await peakRssMb() }));
});
