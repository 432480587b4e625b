// The account page: every call that it makes, of accounts one after another; 16 closed-loop keep-alive clients, 30 s after 5 s of warm-up.
// node bench/account.ts [--accounts 100000] [--seconds 30]
import { parseArgs } from 'node:util';
import { drive, get } from './closed-loop.ts';
import { type Served, served } from './served.ts';

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '30' } } });
const accounts = Number(values.accounts);

const CALLS = [
  (id: string) => `/accounts/${id}`,
  (id: string) => `/tiers/explain?accountId=${id}`,
  (id: string) => `/orders?accountId=${id}&limit=20`,
  (id: string) => `/orders/by-month?accountId=${id}`,
  (id: string) => `/accounts/${id}/timeline?limit=20`,
  (id: string) => `/contacts?accountId=${id}&limit=20`,
  (id: string) => `/tasks?accountId=${id}&state=open`,
  (id: string) => `/tiers/history?accountId=${id}`,
  (id: string) => `/usage?accountId=${id}`,
];

/** Accounts that the caller meets, a page of each sort. */
async function idsOf({ url }: Served, token: string): Promise<string[]> {
  const pages = await Promise.all(
    ['-amount', 'amount', 'name', '-lastOrder'].map((sort) =>
      get(new URL(`/api/v1/accounts?limit=200&sort=${sort}`, url), { headers: { authorization: `Bearer ${token}` } }),
    ),
  );
  return pages.flatMap(({ body }) => (JSON.parse(body) as { items: { id: string }[] }).items.map(({ id }) => id));
}

async function measure(server: Served, token: string) {
  const ids = await idsOf(server, token);
  const path = (n: number) => `/api/v1${CALLS[n % CALLS.length]?.(ids[Math.floor(n / CALLS.length) % ids.length] ?? '')}`;
  return drive({ url: server.url, token, clients: 16, warmUpSeconds: 5, seconds: Number(values.seconds), path });
}

await served(accounts, async (server) => {
  const administrator = await measure(server, server.administrator);
  const member = await measure(server, server.member);
  console.log(
    JSON.stringify({
      name: 'account',
      n: accounts,
      administrator,
      member,
      ratio: Number((member.p95 / administrator.p95).toFixed(2)),
      peakRssMb: await server.peakRssMb(),
    }),
  );
});
