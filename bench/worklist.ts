// Opens worklists as spec/09 says: 16 closed-loop keep-alive clients, 30 s after 5 s of warm-up, against a running server.
// node bench/worklist.ts --url http://127.0.0.1:3000 --token T [--seconds 30] [--own]
// With an administrator's token each request opens the list of another person; with --own the token's owner's.
import { parseArgs } from 'node:util';
import { drive, get } from './closed-loop.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    token: { type: 'string' },
    seconds: { type: 'string', default: '30' },
    own: { type: 'boolean', default: false },
  },
});
const { url, token = '', seconds, own } = values;

/** People with tasks, as the server lists them, page after page. */
async function people(cursor?: string): Promise<string[]> {
  const page = await get(new URL(`/api/v1/users?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, url), {
    headers: { authorization: `Bearer ${token}` },
  });
  if (page.status !== 200) throw new Error(`the list of users answered ${page.status}: ${page.body}`);
  const { items, nextCursor } = JSON.parse(page.body) as { items: { id: string }[]; nextCursor?: string | null };
  const ids = items.map(({ id }) => id);
  return nextCursor ? [...ids, ...(await people(nextCursor))] : ids;
}

const ids = own ? [] : await people();
const path = (n: number) => (own ? '/api/v1/worklist' : `/api/v1/worklist?user=${ids[n % ids.length]}`);
const measured = await drive({ url, token, clients: 16, warmUpSeconds: 5, seconds: Number(seconds), path });
console.log(JSON.stringify({ name: 'worklist', as: own ? 'own' : 'administrator', ...measured }));
