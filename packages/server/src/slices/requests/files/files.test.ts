import type { RequestFile, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../../test/harness/portal.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import { served, type TestServer } from '../../../../test/harness/served.ts';
import type { Actor } from '../../../access/index.ts';
import { forgetFiles } from './files.jobs.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
let agent: Actor;
let member: TestMember;
let server: TestServer;
beforeAll(async () => {
  agent = await fulcrum.person('service_lead');
  member = await signedIn(fulcrum);
  server = await served(fulcrum);
});
afterAll(() => server.stop());

async function* bytes(text: string | Buffer) {
  yield Buffer.from(text);
}
const up = async (who: Actor, name: string, body: string | Buffer = 'ORA-00942'): Promise<RequestFile> => {
  const stream = who.kind === 'portal' ? 'portalFileUpload' : 'requestFileUpload';
  return (await fulcrum.door.dispatchStream(stream, await fulcrum.ctx(who), { name }, bytes(body))) as RequestFile;
};
const down = (who: Actor, id: string, fileId: string) =>
  reasonOf(
    fulcrum
      .ctx(who)
      .then((ctx) => fulcrum.door.dispatchStream(who.kind === 'portal' ? 'portalFile' : 'requestFile', ctx, { id, fileId }, bytes(''))),
  );
const open = (more: object = {}) =>
  call<ServiceRequestTold>('serviceRequests.create', { accountId: member.accountId, subject: '导出失败', text: '见附件', ...more }, agent);
const does = (verb: string, { id, revision }: ServiceRequestTold, more: object) =>
  call<ServiceRequestTold>(`serviceRequests.${verb}`, { id, ...(verb === 'note' ? {} : { revision }), ...more }, agent);
const names = ({ entries }: { entries: readonly { kind: string; files: readonly RequestFile[] }[] }) =>
  entries.flatMap(({ kind, files }) => files.map(({ name }) => `${kind}: ${name}`));

test('what is said takes its files along: to open with, to answer, to note and to write down; the customer sees what was said to them', async () => {
  const opened = await open({ contactId: member.contactId, fileIds: [(await up(agent, '日志.txt')).id] });
  const noted = await does('note', opened, { text: '账单', fileIds: [(await up(agent, '欠费.xlsx')).id] });
  const answered = await does('answer', noted, { text: '请看说明', fileIds: [(await up(agent, '说明.pdf', '%PDF-1.7')).id] });
  const { id } = await call<ServiceRequestTold>(
    'portal.reply',
    { id: opened.id, text: '还是不行', fileIds: [(await up(member.actor, '截图.png', '\x89PNG')).id] },
    member.actor,
  );
  expect(names(answered)).toEqual(['in: 日志.txt', 'note: 欠费.xlsx', 'out: 说明.pdf']);
  const seen = await call<ServiceRequestTold>('portal.request', { id }, member.actor);
  expect(names(seen)).toEqual(['in: 日志.txt', 'out: 说明.pdf', 'in: 截图.png']);
});

test('a file is saved, never shown in place, whatever its name or its sender says that it is', async () => {
  const file = await up(agent, '页.html', '<script>alert(1)</script>');
  const { id } = await open({ fileIds: [file.id] });
  const answer = await fetch(`${server.url}/api/v1/service-requests/${id}/files/${file.id}`, {
    headers: { authorization: `Bearer ${server.secret}` },
  });
  expect(await answer.text()).toBe('<script>alert(1)</script>');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('页.html')}`,
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  ['a program by its name', '升级.EXE', 'x', 'request.file_kind'],
  ['a program by its name, hidden behind a gap', '账单.pdf.js .', 'x', 'request.file_kind'],
  ['a program by its bytes', '图.png', Buffer.from('MZ\x90\0\x03', 'latin1'), 'request.file_kind'],
  ['nothing', '空.txt', '', 'input.invalid'],
  ['more than 20 MB', '大.bin', Buffer.alloc(20 * 1024 * 1024 + 1), 'input.too_large'],
])('%s is refused, and nothing of it is kept', async (_, name, body, reason) => {
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from file`.execute(db)).rows[0]!.n;
  const before = await count();
  expect(await reasonOf(up(agent, name, body))).toBe(reason);
  expect(await count()).toBe(before);
});

describe('a file is not there', () => {
  test('for another company, for who may not see the request, of a note for the customer, and by an id of another request', async () => {
    const [said, noted] = [await up(agent, '一.txt'), await up(agent, '二.txt')];
    const one = await open({ contactId: member.contactId, fileIds: [said.id] });
    await does('note', one, { text: '账单', fileIds: [noted.id] });
    const other = await open();
    const stranger = await signedIn(fulcrum);
    const provider = await fulcrum.person('provider');
    expect(await Promise.all([agent, member.actor].map((who) => down(who, one.id, said.id)))).toEqual(['done', 'done']);
    expect(
      await Promise.all([
        ...[down(stranger.actor, one.id, said.id), down(provider, one.id, said.id), down(member.actor, one.id, noted.id)],
        ...[down(agent, other.id, said.id), down(agent, one.id, one.id)],
      ]),
    ).toEqual(Array.from({ length: 5 }, () => 'resource.not_found'));
  });

  test('to be said with by anybody but who sent it up, nor a second time', async () => {
    const colleague = await fulcrum.person('agent');
    const [file, theirs] = [await up(agent, '一.txt'), await up(member.actor, '二.txt')];
    const one = await open();
    const note = (who: Actor, fileIds: string[]) => reasonOf(call('serviceRequests.note', { id: one.id, text: '看', fileIds }, who));
    expect([await note(colleague, [file.id]), await note(agent, [theirs.id])]).toEqual(['resource.not_found', 'resource.not_found']);
    expect([await note(agent, [file.id, file.id]), await note(agent, [file.id])]).toEqual(['done', 'resource.not_found']);
    const stranger = await signedIn(fulcrum);
    expect(await reasonOf(call('portal.ask', { subject: '问', text: '问', fileIds: [theirs.id] }, stranger.actor))).toBe(
      'resource.not_found',
    );
  });
});

test('files go with what was said into the request that it is merged into, and off with what is split from it', async () => {
  const one = await open({ fileIds: [(await up(agent, '一.txt')).id] });
  const into = await open();
  await does('merge', one, { intoId: into.id });
  const merged = await call<ServiceRequestTold>('serviceRequests.get', { id: into.id });
  expect(names(merged)).toEqual(['in: 一.txt']);
  const entryIds = merged.entries.filter(({ files }) => files.length).map(({ id }) => id);
  expect(names(await does('split', merged, { entryIds, subject: '另一件事' }))).toEqual(['in: 一.txt']);
});

test('what nothing was said with within a day is forgotten, its bytes too; what was said stays', async () => {
  const [left, kept] = [await up(agent, '没用.txt'), await up(agent, '有用.txt')];
  const { id } = await open({ fileIds: [kept.id] });
  clock.moveTo(clock.now().add({ hours: 25 }).toString());
  await fulcrum.runJob(forgetFiles);
  expect(await reasonOf(open({ fileIds: [left.id] }))).toBe('resource.not_found');
  expect(await down(agent, id, kept.id)).toBe('done');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from file f where purpose = 'request'
    and not exists (select from request_file q where q.file_id = f.id)`.execute(db);
  expect(rows).toEqual([{ n: 0 }]);
});

test('a customer’s person sends up no more than sixty files an hour', async () => {
  const busy = await signedIn(fulcrum);
  await sql`insert into request_file (id, file_id, name, media_type, bytes, at, member_id)
    select gen_random_uuid(), (select file_id from request_file limit 1), 'x', 'text/plain', 1, ${clock.now().toString()}, ${busy.id}
    from generate_series(1, 60)`.execute(db);
  expect(await reasonOf(up(busy.actor, '再一个.txt'))).toBe('access.too_many_requests');
});
