import { contract, streams } from '@fulcrum/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endpointsOf } from '../../src/access/index.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { served, type TestServer } from '../harness/served.ts';
import { changedTables, countTables, type TableCounts } from '../harness/table-counts.ts';
import { hostileFor, hostileText, SEED } from './hostile-values.ts';
import { rightInput } from './right-input.ts';

const CASES_AN_ENDPOINT = 9;
/** Longer than any answer of an empty base takes on a busy machine; an answer that never comes fails here. */
const CAP_MS = 10_000;
/** Tables that tell of refused calls too. */
const MAY_GROW = ['sign_in_attempt', 'portal_attempt', 'portal_sso_attempt'];

const fulcrum = await testFulcrum();
let server: TestServer;
const known: Record<string, unknown> = {};
beforeAll(async () => {
  server = await served(fulcrum);
});
let targets = 0;
/** Rows as the last refused call left them; unknown after whatever may have written. */
let left: TableCounts | null = null;
/** Something to aim at: what an earlier case deleted is gone for good. */
beforeEach(async () => {
  targets += 1;
  left = null;
  const account = await fulcrum.call<{ id: string }>('accounts.create', { code: `H-${targets}`, name: '靶子' });
  const contact = await fulcrum.call<{ id: string }>('contacts.create', { accountId: account.id, name: '沈澜' });
  Object.assign(known, { id: account.id, accountId: account.id, contactId: contact.id, revision: 1, entity: 'accounts' });
});
afterAll(() => server.stop());

const endpoints = endpointsOf(contract);
interface Case {
  endpoint: (typeof endpoints)[number];
  input: Record<string, unknown>;
}
/** What an input must have is right but one field, which is hostile; or many are, beside a field that nobody asked for. */
const caseOf = (endpoint: Case['endpoint']): fc.Arbitrary<Case> => {
  const { fields, right } = rightInput(endpoint.def.inputSchema, known);
  const one = fields.map(({ name, kind }) => hostileFor(kind).map((value) => ({ ...right, [name]: value })));
  const extra = fc.tuple(fc.constantFrom('nonsense', 'constructor', '__proto__'), hostileText).map(([name, value]) => {
    const input: Record<string, unknown> = { ...right };
    Object.defineProperty(input, name, { value, enumerable: true });
    return input;
  });
  const many = fc
    .tuple(...fields.map(({ name, kind }) => fc.option(hostileFor(kind).map((value) => [name, value] as const))))
    .map((values) => Object.fromEntries(values.filter((each) => each !== null)));
  const input = fc.oneof(
    ...one.map((arbitrary) => ({ weight: 4, arbitrary })),
    { weight: 1, arbitrary: extra },
    { weight: one.length, arbitrary: many },
  );
  return input.map((each) => ({ endpoint, input: each }));
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'));
/** As a client sends it: the path's parameters in the path, the rest of a reading call in the query, of a writing call in the body. */
function requestOf({ endpoint, input }: Case): { url: string; init: RequestInit } {
  const { method, path } = endpoint.def.route;
  const rest = { ...input };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = asText(rest[name] ?? 'x').slice(0, 2000);
    delete rest[name];
    return encodeURIComponent(value.toWellFormed()) || '%00';
  });
  const authorization = `Bearer ${server.secret}`;
  const signal = AbortSignal.timeout(CAP_MS);
  if (method !== 'GET' && method !== 'DELETE')
    return {
      url: `${server.url}/api/v1${filled}`,
      init: { method, headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(rest), signal },
    };
  const query = Object.entries(rest).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(value).slice(0, 3000).toWellFormed())}`,
  );
  return { url: `${server.url}/api/v1${filled}?${query.join('&').slice(0, 8000)}`, init: { method, headers: { authorization }, signal } };
}

/** Another run of luck for each endpoint, the same each time. */
const seedOf = ({ def }: Case['endpoint']): number =>
  SEED + ([...`${def.route.method}${def.route.path}`].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 1e9);

let tried = 0;
async function expectRefusedOrRead(each: Case): Promise<void> {
  const { url, init } = requestOf(each);
  const writes = init.method !== 'GET';
  const before = writes ? (left ?? (await countTables(fulcrum.db))) : null;
  left = null;
  const answer = await fetch(url, init);
  const text = await answer.text();
  tried += 1;
  const told = `${init.method} ${url.slice(server.url.length, 300)} ${String(init.body ?? '').slice(0, 300)} → ${answer.status} ${text.slice(0, 300)}`;
  expect(answer.status, told).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(answer.headers.get('content-type'), told).toContain('application/problem+json');
  expect(JSON.parse(text), told).toMatchObject({ status: answer.status, title: expect.any(String), code: expect.any(String) });
  if (!before) return;
  left = await countTables(fulcrum.db);
  expect(changedTables(before, left, MAY_GROW), told).toEqual([]);
}

describe(`hostile requests, ${endpoints.length} endpoints × ${CASES_AN_ENDPOINT}`, () => {
  test.each(endpoints.map((endpoint) => ({ id: endpoint.id, endpoint })))(
    '$id refuses or answers them, and leaves nothing half-written',
    async ({ endpoint }) => {
      for (const each of fc.sample(caseOf(endpoint), { seed: seedOf(endpoint), numRuns: CASES_AN_ENDPOINT }))
        await expectRefusedOrRead(each);
    },
  );

  test.each(Object.keys(streams))('the stream %s refuses hostile queries', async (name) => {
    const { method, path, query } = streams[name as keyof typeof streams];
    const endpoint = { def: { inputSchema: query, route: { method, path } } } as unknown as Case['endpoint'];
    for (const each of fc.sample(caseOf(endpoint), { seed: seedOf(endpoint), numRuns: CASES_AN_ENDPOINT })) await expectRefusedOrRead(each);
  });

  test('a thousand and more were tried', () => {
    expect(tried).toBeGreaterThan(1000);
  });
});
