import type { ChannelHook, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatPlatforms, CHAT_SECRETS as SECRETS } from '../../../../test/harness/chat-platforms.ts';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTurn } from '../../../kernel/in-turn.ts';
import { chatJobs } from '../index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
const platforms = await chatPlatforms(fulcrum);
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452ff', 'hex');
const PDF = Buffer.from('%PDF-1.7 \xff\xfe', 'latin1');
const WAY = { staffId: 'manager1', robotCode: 'robot1', session: null, sessionUntil: null, account: 'wk1' };
/** Platforms that say by which way somebody is answered. */
const WAYS: readonly string[] = ['dingtalk', 'wechat_kf'];

/** Asks on a platform, and is answered with files. */
async function answered(kind: keyof typeof SECRETS, files: Record<string, Buffer>, way: object | null = WAY) {
  const hook = await call<ChannelHook>('channelHooks.create', {
    ...{ kind, name: newId(), enabled: true, answers: true, productId: null, secrets: SECRETS[kind] },
  });
  const { requestId: id } = await call<{ requestId: string }>('channelHooks.receive', {
    ...{ id: hook.id, messageId: 'om_1', thread: 'li', text: '怎么设置', ...(WAYS.includes(kind) && way ? { way } : {}) },
  });
  const ids = await inTurn(Object.entries(files), async ([name, bytes]) => {
    async function* body() {
      yield bytes;
    }
    return ((await fulcrum.door.dispatchStream('requestFileUpload', await fulcrum.ctx(), { name }, body())) as { id: string }).id;
  });
  const { revision } = await call<ServiceRequestTold>('serviceRequests.get', { id });
  await call('serviceRequests.answer', { id, revision, text: '见附件', status: 'working', fileIds: ids });
  return id;
}
const send = () => fulcrum.runJob(chatJobs[0]!);
const later = (minutes: number) => clock.moveTo(clock.now().add({ minutes }).toString());
const told = async (id: string) =>
  (await call<ServiceRequestTold>('serviceRequests.get', { id })).entries.find(({ kind }) => kind === 'out')?.delivery;
const read = () => platforms.read.map(({ text, file }) => text ?? `${file!.as} ${file!.name}`);
const json = (body: object, status = 200) => ({ status, text: JSON.stringify(body) });

beforeEach(async () => {
  platforms.reset();
  platforms.heard = () => undefined;
  await sql`delete from delivery`.execute(db);
  await sql`delete from channel_hook`.execute(db);
});

describe('files of an answer follow its words into the chat, byte for byte', () => {
  test.each([
    ['wecom', ['image 截图.png', 'file 步骤 "1".pdf']],
    ['wechat_kf', ['image 截图.png', 'file 步骤 "1".pdf']],
    ['feishu', ['image 截图.png', 'file 步骤 "1".pdf']],
    ['dingtalk', ['image 截图.png', 'file 步骤 "1".pdf']],
  ] as const)('on %s, once, whoever looks twice', async (kind, files) => {
    const id = await answered(kind, { '截图.png': PNG, '步骤 "1".pdf': PDF });
    await Promise.all([send(), send()]);
    await send();
    expect(read()).toEqual(['见附件', ...files]);
    expect(platforms.read.flatMap(({ file }) => (file ? [file.bytes] : []))).toEqual([PNG, PDF]);
    expect(await told(id)).toEqual({ state: 'sent', error: null, unsent: [] });
  });

  test('on WeChat pictures alone: anything else is named with the words, and the desk told why', async () => {
    const id = await answered('wechat', { '步骤.pdf': PDF, '截图.png': PNG });
    await send();
    expect(read()).toEqual(['见附件\n\n附件请在客户门户查看：步骤.pdf', 'image 截图.png']);
    expect(await told(id)).toEqual({ state: 'sent', error: null, unsent: [{ name: '步骤.pdf', error: '平台不收这种文件' }] });
  });

  test.each([
    ['weibo', WAY],
    ['signed', WAY],
    [
      'dingtalk',
      { ...WAY, staffId: null, session: 'https://oapi.dingtalk.com/robot/sendBySession?session=s1', sessionUntil: '2027-01-01T00:00:00Z' },
    ],
  ] as const)('and where none can be sent, as on %s, they are named', async (kind, way) => {
    const id = await answered(kind, { '截图.png': PNG }, way);
    await send();
    const said = kind === 'signed' ? JSON.parse(platforms.received.at(-1)!.body).data.text : read()[0];
    expect(said).toBe('见附件\n\n附件请在客户门户查看：截图.png');
    expect(await told(id)).toMatchObject({ state: 'sent', unsent: [{ name: '截图.png', error: '这个聊天发不了文件' }] });
  });

  test('a picture too large for one goes to WeCom as a file, and is named on WeChat', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]);
    await answered('wecom', { '全景.png': large });
    await send();
    expect(read()).toEqual(['见附件', 'file 全景.png']);
    platforms.reset();
    const id = await answered('wechat', { '全景.png': large });
    await send();
    expect(read()).toEqual(['见附件\n\n附件请在客户门户查看：全景.png']);
    expect(await told(id)).toMatchObject({ unsent: [{ error: '大小不合平台的要求' }] });
  });
});

describe('what the platform turns down', () => {
  test('of a file is told to the desk, the file named in the chat, and the others sent', async () => {
    const id = await answered('feishu', { '一.png': PNG, '二.pdf': PDF });
    platforms.refusesFiles.push(json({ code: 234011, msg: "Can't recognize image format" }, 400));
    await send();
    expect(read()).toEqual(['见附件', 'file 二.pdf', '附件请在客户门户查看：一.png']);
    expect(await told(id)).toEqual({
      ...{ state: 'sent', error: null },
      unsent: [{ name: '一.png', error: expect.stringMatching(/^平台不收这种文件（234011/) }],
    });
  });

  test('for now is tried again from that file on, its words not said twice', async () => {
    const id = await answered('wecom', { '截图.png': PNG });
    platforms.refusesFiles.push(json({ errcode: 45009, errmsg: 'reach max api daily quota limit' }));
    await send();
    expect(await told(id)).toMatchObject({ state: 'waiting', error: expect.stringMatching(/^截图\.png：45009/) });
    later(2);
    await send();
    expect(read()).toEqual(['见附件', 'image 截图.png']);
    expect(await told(id)).toMatchObject({ state: 'sent', error: null });
  });

  test('as the customer’s quota of answers is used up, says so', async () => {
    const id = await answered('wechat', { '截图.png': PNG });
    const often = json({ errcode: 45047, errmsg: 'out of response count limit' });
    platforms.heard = (count) => count === 1 && platforms.refuses.push(often, often);
    await send();
    expect(read()).toEqual(['见附件']);
    expect(await told(id)).toMatchObject({
      ...{ state: 'failed', error: expect.stringMatching(/条数已经用完/) },
      unsent: [{ name: '截图.png', error: expect.stringMatching(/条数已经用完/) }],
    });
  });

  test('with a token that was taken away is handed in with a new one', async () => {
    await answered('dingtalk', { '步骤.pdf': PDF });
    platforms.heard = () => platforms.revoke();
    await send();
    expect(read()).toEqual(['见附件', 'file 步骤.pdf']);
    expect(platforms.asked).toBeGreaterThan(1);
  });
});
