import type { ChannelHook, ChatFile, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { APP, chatPlatforms, HEARD_BY, CHAT_SECRETS as SECRETS } from '../../../../test/harness/chat-platforms.ts';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import { newId } from '../../../kernel/ids.ts';
import { chatFileJobs } from '../index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
const platforms = await chatPlatforms(fulcrum);
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const picture = (more: Partial<ChatFile>): ChatFile => ({ kind: 'image', key: null, url: null, name: null, ...more });

const says = async (kind: keyof typeof SECRETS, files: ChatFile[], more: object = {}, secrets = SECRETS[kind]) => {
  const { id } = await call<ChannelHook>('channelHooks.create', { kind, name: newId(), enabled: true, productId: null, secrets });
  const message = { id, messageId: newId(), thread: 'li', text: '', files, ...more };
  return (await call<{ requestId: string }>('channelHooks.receive', message)).requestId;
};
const fetching = () => fulcrum.runJob(chatFileJobs[0]!);
const later = (minutes: number) => clock.moveTo(clock.now().add({ minutes }).toString());
const told = async (id: string) => {
  const { entries, subject } = await call<ServiceRequestTold>('serviceRequests.get', { id });
  const { body, files, missing } = entries.find(({ kind }) => kind === 'in')!;
  return { subject, body, files: files.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })), missing };
};
beforeEach(() => platforms.reset());

describe('what came with a message hangs on it once it is fetched', () => {
  test.each(['wecom', 'wechat', 'feishu'] as const)('on %s by its key', async (kind) => {
    platforms.files.set('m1', { bytes: PNG, mediaType: 'image/png' });
    const id = await says(kind, [picture({ key: 'm1' })]);
    expect(await told(id)).toMatchObject({
      subject: '[图片]',
      body: '[图片]',
      files: [],
      missing: [{ kind: 'image', name: null, error: null }],
    });
    await Promise.all([fetching(), fetching()]);
    await fetching();
    expect(await told(id)).toMatchObject({ files: [{ name: '图片.png', mediaType: 'image/png', bytes: PNG.length }], missing: [] });
  });

  test('on DingTalk where the platform says that it is, under its own name', async () => {
    platforms.files.set('robot1/d1', { bytes: Buffer.from('ORA-00942'), mediaType: 'application/octet-stream' });
    const way = { staffId: null, robotCode: 'robot1', session: null, sessionUntil: null };
    const id = await says('dingtalk', [picture({ kind: 'file', key: 'd1', name: '日志.txt' })], { way });
    await fetching();
    expect(await told(id)).toMatchObject({ body: '[日志.txt]', files: [{ name: '日志.txt', bytes: 9 }] });
  });

  test('of a program where it says that it is, and of a voice what was heard beside it', async () => {
    platforms.files.set('1.amr', { bytes: Buffer.from('#!AMR\n'), mediaType: 'audio/amr' });
    const id = await says('signed', [picture({ kind: 'voice', url: 'https://files.example/1.amr' })], { text: '报表打不开' });
    await fetching();
    expect(await told(id)).toMatchObject({ body: '[语音] 报表打不开', files: [{ name: '语音.amr' }] });
  });

  test('after it moved to another request, there', async () => {
    platforms.files.set('m1', { bytes: PNG, mediaType: 'image/png' });
    const [id, into] = [await says('wechat', [picture({ key: 'm1' })]), await says('wechat', [], { text: '打不开' })];
    const { revision } = await call<ServiceRequestTold>('serviceRequests.get', { id });
    await call('serviceRequests.merge', { id, revision, intoId: into });
    await fetching();
    const { entries } = await call<ServiceRequestTold>('serviceRequests.get', { id: into });
    expect(entries.flatMap(({ body, files }) => files.map(({ name }) => [body, name]))).toEqual([['[图片]', '图片.png']]);
  });

  test('without credentials from the address that the message brought along', async () => {
    platforms.files.set('p', { bytes: PNG, mediaType: 'image/png' });
    const id = await says('wechat', [picture({ key: 'm1', url: 'https://files.example/p' })], {}, HEARD_BY);
    await fetching();
    expect(await told(id)).toMatchObject({ files: [{ name: '图片.png' }] });
  });
});

describe('what cannot be kept is said so, and the words stay', () => {
  const lost = async (id: string) => {
    await fetching();
    const { files, missing } = await told(id);
    expect(files).toEqual([]);
    return missing[0]?.error;
  };
  test('as it is gone from the platform, or from where it was said to be', async () => {
    expect(await lost(await says('wecom', [picture({ key: 'none' })]))).toMatch(/已过期或被撤回/);
    expect(await lost(await says('feishu', [picture({ key: 'none' })]))).toMatch(/已过期或被撤回/);
    expect(await lost(await says('signed', [picture({ url: 'https://files.example/none' })]))).toMatch(/已过期或被撤回/);
  });
  test('as it is too large, empty, or a program, by its name or bytes', async () => {
    platforms.files.set('large', { bytes: Buffer.alloc(20 * 1024 * 1024 + 1), mediaType: 'video/mp4' });
    platforms.files.set('empty', { bytes: Buffer.alloc(0), mediaType: 'image/png' });
    platforms.files.set('program', { bytes: Buffer.from('MZ\x90\0\x03', 'latin1'), mediaType: 'image/png' });
    expect(await lost(await says('feishu', [picture({ key: 'large' })]))).toMatch(/20 MB/);
    expect(await lost(await says('feishu', [picture({ key: 'empty' })]))).toMatch(/空的/);
    expect(await lost(await says('feishu', [picture({ key: 'program' })]))).toMatch(/程序/);
    platforms.files.set('name', { bytes: Buffer.from('x'), mediaType: 'text/x' });
    expect(await lost(await says('feishu', [picture({ kind: 'file', key: 'name', name: '升级.exe' })]))).toMatch(/程序/);
    const { rows } = await sql`select from file f where not exists (select from request_file r where r.file_id = f.id)`.execute(db);
    expect(rows).toEqual([]);
  });
  test('as nothing is entered that it is fetched with', async () => {
    const secrets = { encryptKey: 'k', verificationToken: 'v' };
    expect(await lost(await says('feishu', [picture({ key: 'm1' })], {}, secrets))).toMatch(/没有填取文件的凭证/);
  });
  test('but what may pass is tried again', async () => {
    const id = await says('wechat', [picture({ key: 'm1' })], {}, { ...SECRETS.wechat, appSecret: 'wrong' });
    await fetching();
    expect(await told(id)).toMatchObject({ missing: [{ error: null }] });
    const hooks = (await call<{ items: ChannelHook[] }>('channelHooks.list')).items;
    await Promise.all(
      hooks
        .filter(({ kind }) => kind === 'wechat')
        .map((hook) => call('channelHooks.change', { id: hook.id, secrets: { appSecret: APP.secret } })),
    );
    platforms.files.set('m1', { bytes: PNG, mediaType: 'image/png' });
    later(2);
    await fetching();
    expect(await told(id)).toMatchObject({ files: [{ name: '图片.png' }], missing: [] });
  });
});

test('a chat hands in no more than sixty files an hour, and by what a file is got is kept sealed', async () => {
  const { id } = await call<ChannelHook>('channelHooks.create', {
    ...{ kind: 'signed', name: newId(), enabled: true, productId: null, secrets: {} },
  });
  const send = (messageId: string) =>
    call('channelHooks.receive', { id, messageId, thread: 'li', text: '', files: [picture({ url: 'https://files.example/secret' })] });
  await send('m');
  const kept = await sql<{ all: string }>`select string_agg(f::text, '') as all from channel_file f`.execute(db);
  expect(kept.rows[0]!.all).not.toContain('files.example');
  await sql`insert into channel_file (hook_id, message_id, seq, kind, sealed_source, state, next_at)
    select hook_id, message_id, n, kind, sealed_source, 'failed', next_at from channel_file, generate_series(2, 60) n where message_id = 'm'`.execute(
    db,
  );
  expect(await reasonOf(send('n'))).toBe('access.too_many_requests');
  later(61);
  expect(await reasonOf(send('o'))).toBe('done');
  expect(await reasonOf(call('channelHooks.receive', { id, messageId: 'p', thread: 'li', text: ' ' }))).toBe('input.invalid');
});
