// Opens worklists as spec/09 says: 200 people × 5,000 open tasks, 16 closed-loop keep-alive clients, 30 s after 5 s of warm-up.
// node bench/worklist.ts [--seconds 30] [--accounts 100000]
// As administrator each request opens the list of another person; the member opens their own, the lead their team's. The floor is the
// cheapest signed-in answer of the same server to the same clients.
import { parseArgs } from 'node:util';
import { drive } from './closed-loop.ts';
import { type Served, servedEmpty, tokenOf } from './served.ts';
import { must } from './torture/call.ts';
import type { Victim } from './torture/victim.ts';
import { fillWorklistBase } from './worklist-base.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' }, accounts: { type: 'string', default: '100000' } } });
const seconds = Number(values.seconds);

async function measure({ client, url, administrator, peakRssMb }: Served, victim: Victim): Promise<void> {
  await fillWorklistBase(client, Number(values.accounts));
  const { rows } = await client.query<{ id: string }>(`select id from app_user where role = 'csm' order by id`);
  const { rows: counts } = await client.query<{ n: number }>(`select count(*)::int as n from task where state = 'open'`);
  const load = (token: string, path: (n: number) => string) => drive({ url, token, clients: 16, warmUpSeconds: 5, seconds, path });
  const floor = await load(administrator, () => '/api/v1/me');
  const of = (n: number) => `user=${rows[n % rows.length]?.id}`;
  const ofOthers = await load(administrator, (n) => `/api/v1/worklist?${of(n)}`);
  const [mine, leads] = [await tokenOf(victim, 'p1@example.com'), await tokenOf(victim, 'lead@example.com')];
  const member = await load(mine, () => '/api/v1/worklist');
  const lead = await load(leads, () => '/api/v1/worklist?team=true');
  // The strip above the list looks through the whole of it, and comes beside it.
  const memberFigures = await load(mine, () => '/api/v1/worklist/figures');
  const leadFigures = await load(leads, () => '/api/v1/worklist/figures?team=true');
  const first = await must<{ items: unknown[] }>(victim, 'GET', `/worklist?user=${rows[0]?.id}&limit=200`);
  console.log(
    JSON.stringify({
      name: 'worklist',
      n: counts[0]?.n,
      page: first.items.length,
      floor,
      administrator: ofOthers,
      member,
      lead,
      memberFigures,
      leadFigures,
      ratio: Number((ofOthers.p95 / floor.p95).toFixed(2)),
      peakRssMb: await peakRssMb(),
    }),
  );
}

await servedEmpty(measure);
