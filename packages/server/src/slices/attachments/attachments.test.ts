import type { Account, Attachment } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { served, type TestServer } from '../../../test/harness/served.ts';
import { attachmentJobs } from './attachments.jobs.ts';

const fulcrum = await testFulcrum();
let server: TestServer;
let account: Account;
beforeAll(async () => {
  server = await served(fulcrum);
  account = await fulcrum.call<Account>('accounts.create', { code: 'AT-1', name: '青云大学' });
});
afterAll(() => server.stop());

const PNG = Buffer.from('\x89PNG\r\n\x1a\n and some more', 'latin1');
const headers = () => ({ authorization: `Bearer ${server.secret}` });
const put = (name: string, body: BodyInit, query: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/api/v1/attachments?${new URLSearchParams({ accountId: account.id, name, ...query })}`, {
    method: 'POST',
    headers: headers(),
    body,
  });
const add = async (...args: Parameters<typeof put>): Promise<Attachment> => (await (await put(...args)).json()) as Attachment;
const get = (id: string, query = ''): Promise<Response> =>
  fetch(`${server.url}/api/v1/attachments/${id}/content?accountId=${account.id}${query}`, { headers: headers() });
const list = async (input: object = {}) =>
  (await fulcrum.call<{ items: Attachment[]; nextCursor: string | null }>('attachments.list', { accountId: account.id, ...input })).items;
const files = async () => (await sql<{ n: number }>`select count(*)::int as n from file`.execute(fulcrum.db)).rows[0]!.n;

describe('a file kept with an account', () => {
  it('comes back byte by byte under its name, to be saved', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, n) => n % 251));
    const kept = await add('2026 年合同（签字版）.docx', bytes, { note: '已盖章', happenedOn: '2026-11-01' });
    expect(kept).toMatchObject({
      name: '2026 年合同（签字版）.docx',
      bytes: bytes.length,
      note: '已盖章',
      happenedOn: '2026-11-01',
      viewable: false,
    });
    const answer = await get(kept.id, '&inline=true');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(kept.name)}`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is shown in place only when its own bytes are a picture or a PDF, and then in a sandbox', async () => {
    const picture = await add('现场.png', PNG);
    expect(picture).toMatchObject({ mediaType: 'image/png', viewable: true });
    const shown = await get(picture.id, '&inline=true');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect((await get(picture.id)).headers.get('content-disposition')).toMatch(/^attachment/);
    for (const [name, body] of [
      ['看起来像图片.png', '<script>alert(1)</script>'],
      ['图.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['页.html', '<html><script>alert(1)</script></html>'],
    ] as const) {
      const kept = await add(name, body);
      expect(kept.viewable).toBe(false);
      const answer = await get(kept.id, '&inline=true');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    }
  });

  it('loses the path and the control characters of its name', async () => {
    expect((await add('C:\\Users\\li\\..\\报价\r\nX: y.txt', 'x')).name).toBe('报价X: y.txt');
    expect((await add('../../etc/passwd', 'x')).name).toBe('passwd');
  });

  it('is listed up to the day that is asked for, newest first, page by page', async () => {
    const day = await list({ asOf: '2026-11-01' });
    expect(day.map((each) => each.happenedOn)).toEqual(['2026-11-01']);
    const all = await list();
    const page = await fulcrum.call<{ items: Attachment[]; nextCursor: string }>('attachments.list', { accountId: account.id, limit: 2 });
    const next = await fulcrum.call<{ items: Attachment[] }>('attachments.list', { accountId: account.id, cursor: page.nextCursor });
    expect([...page.items, ...next.items]).toEqual(all);
  });
});

describe('a file that cannot be kept leaves nothing behind:', () => {
  it.each([
    ['one without bytes', '空.txt', '', {}, 400],
    ['one of a day to come', 'a.txt', 'x', { happenedOn: '2027-01-01' }, 400],
    ['one without a name', ' ', 'x', {}, 400],
    ['one of an account that is not there', 'a.txt', 'x', { accountId: '0190aaaa-0000-7000-8000-000000000000' }, 404],
    ['one above the limit', 'big.bin', Buffer.alloc(2 * 1024 * 1024 + 1), {}, 413],
  ])('%s', async (_, name, body, query, status) => {
    const before = await files();
    fulcrum.services.attachmentMb = 2;
    const answer = await put(name, body, query);
    fulcrum.services.attachmentMb = 50;
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status });
    expect(await files()).toBe(before);
  });
});

describe('removing', () => {
  it('takes a file out of sight at once and can be undone; every step is in the audit', async () => {
    const kept = await add('旧报价.txt', '旧');
    const input = { accountId: account.id, id: kept.id };
    await fulcrum.call('attachments.remove', input);
    expect((await list()).map(({ id }) => id)).not.toContain(kept.id);
    expect((await get(kept.id)).status).toBe(404);
    await expect(fulcrum.call('attachments.remove', input)).rejects.toMatchObject({ reason: 'resource.not_found' });
    expect(await fulcrum.call('attachments.restore', input)).toMatchObject({ id: kept.id, name: '旧报价.txt' });
    expect(await (await get(kept.id)).text()).toBe('旧');
    const audit = await sql<{ action: string }>`select action from audit where entity_id = ${kept.id} order by at, id`.execute(fulcrum.db);
    expect(audit.rows.map(({ action }) => action)).toEqual(['attachment.add', 'attachment.remove', 'attachment.restore']);
  });

  it('forgets the bytes after thirty days, and those of an upload that was never recorded', async () => {
    const gone = await add('忘记.txt', 'x');
    await fulcrum.call('attachments.remove', { accountId: account.id, id: gone.id });
    const kept = await list();
    const run = async () => attachmentJobs[0]!.run({ ...(await fulcrum.ctx()), now: fulcrum.clock.now().toString() } as never, {});
    const before = await files();
    await run();
    expect(await files()).toBe(before);
    fulcrum.clock.moveTo(
      fulcrum.clock
        .now()
        .add({ hours: 24 * 31 })
        .toString(),
    );
    await run();
    expect(await files()).toBe(before - 1);
    expect((await list()).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  });
});
