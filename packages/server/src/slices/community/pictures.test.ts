import type { ModeratedQuestion, PortalQuestion, PostPicture } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { served, type TestServer } from '../../../test/harness/served.ts';
import type { Actor } from '../../access/index.ts';
import { communityJobs } from './community.jobs.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n and some more', 'latin1');
let asker: TestMember;
let other: TestMember;
let outsider: TestMember;
let editor: Actor;
let communityId = '';
let server: TestServer;
beforeAll(async () => {
  [asker, other, outsider] = [await signedIn(fulcrum), await signedIn(fulcrum), await signedIn(fulcrum)];
  editor = await fulcrum.person('service_lead');
  communityId = (await call<{ id: string }>('communities.create', { name: '代理商圈', open: false })).id;
  await call('communities.setRules', { hold: 'nobody', priceField: null, channelField: null });
  for (const who of [asker, other]) {
    await call('communities.addAccount', { id: communityId, accountId: who.accountId });
    await call('portalCommunity.setName', { name: who.email }, who.actor);
  }
  server = await served(fulcrum);
});
afterAll(() => server.stop());

async function* bytes(text: string | Buffer) {
  yield Buffer.from(text);
}
const up = async (who: Actor, name = '截图.png', body: string | Buffer = PNG): Promise<string> => {
  const stream = who.kind === 'portal' ? 'portalCommunityPictureUpload' : 'communityPictureUpload';
  return ((await fulcrum.door.dispatchStream(stream, await fulcrum.ctx(who), { name }, bytes(body))) as PostPicture).id;
};
const down = (who: Actor, id: string, pictureId: string) =>
  reasonOf(
    fulcrum
      .ctx(who)
      .then((ctx) =>
        fulcrum.door.dispatchStream(
          who.kind === 'portal' ? 'portalCommunityPicture' : 'communityPicture',
          ctx,
          { id, pictureId },
          bytes(''),
        ),
      ),
  );
const asks = (pictureIds: string[], who = asker) =>
  call<PortalQuestion>('portalCommunity.ask', { communityId, title: '页面显示不全', body: '见截图', pictureIds }, who.actor);
const names = ({ pictures }: { pictures: readonly PostPicture[] }) => pictures.map(({ name }) => name);

test('a question and its answers, by customers and by ours, show the pictures that they were posted with', async () => {
  const { id } = await asks([await up(asker.actor, '一.png'), await up(asker.actor, '二.png')]);
  await call('portalCommunity.answer', { id, body: '这样设置', pictureIds: [await up(other.actor, '三.png')] }, other.actor);
  await call('communityQuestions.answer', { id, body: '新版里在这', pictureIds: [await up(editor, '四.png')] }, editor);
  const read = await call<PortalQuestion>('portalCommunity.question', { id }, other.actor);
  expect([names(read), ...read.posts.map(names)]).toEqual([['一.png', '二.png'], ['三.png'], ['四.png']]);
  const moderated = await call<ModeratedQuestion>('communityQuestions.get', { id });
  expect([names(moderated), ...moderated.posts.map(names)]).toEqual([['一.png', '二.png'], ['三.png'], ['四.png']]);
  const answer = await fetch(`${server.url}/api/v1/portal/questions/${id}/pictures/${read.posts[1]!.pictures[0]!.id}`, {
    headers: { cookie: `fulcrum_portal=${other.secret}` },
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
  expect(answer.headers.get('content-disposition')).toMatch(/^inline/);
});

test('a picture is shown to who reads its post, and to nobody else', async () => {
  const picture = await up(asker.actor);
  const { id } = await asks([picture]);
  const theirs = await up(other.actor);
  const { posts } = await call<PortalQuestion>('portalCommunity.answer', { id, body: '看图', pictureIds: [theirs] }, other.actor);
  expect(await Promise.all([asker.actor, other.actor, editor].map((who) => down(who, id, picture)))).toEqual(['done', 'done', 'done']);
  expect(await down(outsider.actor, id, picture)).toBe('resource.not_found');
  expect(await down(other.actor, (await asks([])).id, picture)).toBe('resource.not_found');
  await call('communityQuestions.hide', { id, answerId: posts[0]!.id, why: '含有个人信息' });
  const seen = await Promise.all([asker.actor, other.actor, editor].map((who) => down(who, id, theirs)));
  expect(seen).toEqual(['resource.not_found', 'done', 'done']);
  await call('communityQuestions.hide', { id, why: '重复' });
  expect(await Promise.all([asker.actor, other.actor].map((who) => down(who, id, picture)))).toEqual(['done', 'resource.not_found']);
  await call('communities.removeAccount', { id: communityId, accountId: other.accountId });
  expect(await down(other.actor, id, theirs)).toBe('resource.not_found');
  await call('communities.addAccount', { id: communityId, accountId: other.accountId });
});

test.each([
  ['a program by its bytes', '图.png', Buffer.from('MZ\x90\0\x03', 'latin1'), 'file.no_picture'],
  ['a picture that runs', '图.svg', '<svg onload=alert(1)>', 'file.no_picture'],
  ['a document', '说明.pdf', '%PDF-1.7', 'file.no_picture'],
  ['nothing', '空.png', '', 'file.no_picture'],
  ['more than 10 MB', '大.png', Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]), 'input.too_large'],
])('%s is refused, and nothing of it is kept', async (_, name, body, reason) => {
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from file`.execute(db)).rows[0]!.n;
  const before = await count();
  expect(await Promise.all([asker.actor, editor].map((who) => reasonOf(up(who, name, body))))).toEqual([reason, reason]);
  expect(await count()).toBe(before);
});

test('a picture is posted by nobody but who sent it up, and once', async () => {
  const [mine, ours] = [await up(asker.actor), await up(editor)];
  expect(await reasonOf(asks([mine], other))).toBe('resource.not_found');
  expect(await reasonOf(asks([ours]))).toBe('resource.not_found');
  const { id } = await asks([mine, mine]);
  expect(await reasonOf(asks([mine]))).toBe('resource.not_found');
  const answers = (pictureId: string) => reasonOf(call('communityQuestions.answer', { id, body: '看', pictureIds: [pictureId] }, editor));
  expect([await answers(mine), await answers(ours)]).toEqual(['resource.not_found', 'done']);
});

test('what was never posted is gone after a day, its bytes too; what was posted stays', async () => {
  const [left, kept] = [await up(asker.actor), await up(asker.actor)];
  const { id } = await asks([kept]);
  clock.moveTo(clock.now().add({ hours: 25 }).toString());
  for (const job of communityJobs) await fulcrum.runJob(job);
  expect([await reasonOf(asks([left])), await down(asker.actor, id, kept)]).toEqual(['resource.not_found', 'done']);
  const unheld =
    await sql`select from file f where purpose = 'community' and not exists (select from community_picture p where p.file_id = f.id)`.execute(
      db,
    );
  expect(unheld.rows).toEqual([]);
});

test('a customer’s person sends up no more than sixty pictures an hour', async () => {
  await sql`insert into community_picture (id, file_id, name, media_type, bytes, at, member_id)
    select gen_random_uuid(), (select file_id from community_picture limit 1), 'x', 'image/png', 1, ${clock.now().toString()}, ${other.id}
    from generate_series(1, 60)`.execute(db);
  expect(await reasonOf(up(other.actor))).toBe('access.too_many_requests');
});
