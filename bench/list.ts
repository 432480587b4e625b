// The list of customers: 16 closed-loop keep-alive clients, 30 s after 5 s of warm-up. node bench/list.ts [--accounts 100000] [--seconds 30]
import { parseArgs } from 'node:util';
import { drive, get } from './closed-loop.ts';
import { type Served, served } from './served.ts';

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '30' } } });
const accounts = Number(values.accounts);

const GROWN = JSON.stringify({
  all: [
    { metric: 'orders.growth_12m', op: '>=', value: 0.2 },
    { metric: 'orders.count_12m', op: '>', value: 2 },
  ],
});
const SILENT = JSON.stringify({ metric: 'usage.logins_30d', op: '<', value: 13_000 });
/** What people do with a list: mostly its first page by one of the sorts, then further pages, a level, a search, a filter. */
const MIX = [
  'sort=-amount',
  'sort=-amount',
  'sort=name',
  'sort=-tier',
  'sort=-lastOrder',
  'sort=lastOrder',
  'sort=-amount&tier=A',
  'sort=name&tier=C',
  'next',
  'next',
  'q=account+12',
  `filter=${encodeURIComponent(GROWN)}`,
  `filter=${encodeURIComponent(SILENT)}`,
];

async function measure({ url }: Served, token: string) {
  const first = await get(new URL('/api/v1/accounts?sort=-amount', url), { headers: { authorization: `Bearer ${token}` } });
  const { nextCursor } = JSON.parse(first.body) as { nextCursor: string };
  const path = (n: number) =>
    `/api/v1/accounts?${MIX[n % MIX.length]?.replace('next', `sort=-amount&cursor=${encodeURIComponent(nextCursor)}`)}`;
  return drive({ url, token, clients: 16, warmUpSeconds: 5, seconds: Number(values.seconds), path });
}

await served(accounts, async (server) => {
  const administrator = await measure(server, server.administrator);
  const member = await measure(server, server.member);
  console.log(
    JSON.stringify({
      name: 'list',
      n: accounts,
      administrator,
      member,
      ratio: Number((member.p95 / administrator.p95).toFixed(2)),
      peakRssMb: await server.peakRssMb(),
    }),
  );
});
