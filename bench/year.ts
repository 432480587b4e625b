// A simulated year of the higher-education demo (real names of universities, everything else synthetic) by `fulcrum run-until`, twice from one backup:
// undisturbed, and killed at 30 random moments. Both must leave the same stages, runs and tasks; and those of the undisturbed year must be what
// an oracle written apart works out, customer by customer and day by day. People close tasks and accept handovers every two weeks.
// node bench/year.ts [--days 365] [--kills 30] [--seed 5] [--keep FOLDER]
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../packages/server/src/demo/random.ts';
import { againstOracle, type Difference, difference, doings, stages } from './year/compare.ts';
import { figuresOf } from './year/figures.ts';
import { acceptHandovers, closeSome } from './year/life.ts';
import { fulcrum, onBase, rehearse, rehearsedTo, rehearseKilled } from './year/rehearse.ts';
import { tell } from './year/story.ts';

const FIRST = '2027-06-15'; // the year ahead has a 29 February
const LEG_DAYS = 14;
const ADMINISTRATOR = ['--admin-email', 'year@example.com', '--admin-password', 'a year and a day and a night'];
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
});
const days = Number(values.days);
const plus = (day: string, more: number): string => Temporal.PlainDate.from(day).add({ days: more }).toString();
const until = plus(FIRST, days);
const legs = Array.from({ length: Math.ceil(days / LEG_DAYS) }, (_, n) => ({
  from: plus(FIRST, n * LEG_DAYS),
  to: plus(FIRST, Math.min((n + 1) * LEG_DAYS, days)),
}));

const folder = values.keep ? path.resolve(values.keep) : await mkdtemp(path.join(os.tmpdir(), 'fulcrum-year-'));
await mkdir(folder, { recursive: true });
const calm = path.join(folder, 'calm');
const killed = path.join(folder, 'killed');
const began = performance.now();
const say = (line: string): void => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
function compared(what: string, { lines, onlyThere, onlyExpected }: Difference): void {
  const differ = onlyThere.length + onlyExpected.length;
  say(`${what}: ${lines} lines, ${differ ? `${differ} DIFFER` : 'no difference'}`);
  for (const line of onlyThere.slice(0, 10)) console.log(`         + ${line}`);
  for (const line of onlyExpected.slice(0, 10)) console.log(`         - ${line}`);
  if (differ) process.exitCode = 1;
}
const endOfLeg = (data: string, day: string): Promise<number> =>
  onBase(data, async (client) => {
    await acceptHandovers(client, day);
    return closeSome(client, day);
  });

async function undisturbed(): Promise<number[]> {
  const took: number[] = [];
  let closed = 0;
  for (const { from, to } of legs) {
    const begun = performance.now();
    await rehearse(calm, from, to);
    took.push(performance.now() - begun);
    closed += await endOfLeg(calm, to);
  }
  say(`undisturbed to ${until}; people closed ${closed} tasks`);
  return took;
}

/** The same year, with kills spread over it: a leg may be killed more than once, and one that is through before its kill does not count. */
async function disturbed(took: readonly number[]): Promise<void> {
  const random = seeded(Number(values.seed) + 1);
  let kills = 0;
  for (const [nth, { from, to }] of legs.entries()) {
    let start = from;
    while (kills < (Number(values.kills) * (nth + 1)) / legs.length) {
      const what = random.pick(['node', 'postgres', 'both'] as const);
      if (!(await rehearseKilled(killed, start, to, random.between(500, took[nth] ?? 1000), what))) {
        start = to;
        break;
      }
      kills++;
      const last = await rehearsedTo(killed);
      start = last > plus(from, 1) ? plus(last, -1) : from; // the night that was under way, or just over, is asked again
    }
    if (start < to) await rehearse(killed, start, to);
    await endOfLeg(killed, to);
  }
  say(`the same year again, killed ${kills} times`);
}

await fulcrum(['init', '--template', 'higher-ed', '--demo', ...ADMINISTRATOR, '--data', calm], `${FIRST}T01:00:00Z`);
const told = await onBase(calm, (client) => tell(client, FIRST, until, Number(values.seed)));
say(`the base of ${FIRST} with the facts of the year ahead: ${JSON.stringify(told)}`);
await fulcrum(['backup', path.join(folder, 'begun.backup'), '--data', calm]);
await fulcrum(['restore', path.join(folder, 'begun.backup'), '--data', killed]);

const took = await undisturbed();
const keptOf = async (data: string) =>
  onBase(data, async (client) => ({ stages: await stages(client, FIRST), doings: await doings(client) }));
const oracle = await onBase(calm, (client) => againstOracle(client, { first: FIRST, until, closings: new Set(legs.map(({ to }) => to)) }));
for (const line of await onBase(calm, (client) => figuresOf(client, FIRST))) say(line);
compared('stages against the oracle', oracle.stages);
compared(`runs and tasks of ${oracle.plays.length} plays against the oracle (${oracle.plays.join(', ')})`, oracle.doings);

await disturbed(took);
const [one, other] = [await keptOf(calm), await keptOf(killed)];
compared('stages, killed against undisturbed', difference(other.stages, one.stages));
compared('runs and tasks, killed against undisturbed', difference(other.doings, one.doings));
if (!values.keep) await rm(folder, { recursive: true, force: true });
