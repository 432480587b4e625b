import { spawn } from 'node:child_process';
import path from 'node:path';
import type { ChannelHook, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { APP, chatPlatforms } from '../../../../test/harness/chat-platforms.ts';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { inTurn } from '../../../kernel/in-turn.ts';
import { chatJobs } from '../index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock, url } = fulcrum;
const platforms = await chatPlatforms(fulcrum);
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const ANSWERS = Array.from({ length: 12 }, (_, n) => `答复 ${n}`);

/** Sends up a picture that every third answer takes along. */
async function pictureOf(n: number): Promise<string[]> {
  if (n % 3) return [];
  async function* body() {
    yield PNG;
  }
  const sent = await fulcrum.door.dispatchStream('requestFileUpload', await fulcrum.ctx(), { name: `${n}.png` }, body());
  return [(sent as { id: string }).id];
}

/** Answers in a process of its own, which is killed as soon as the platform has passed message number `atMessage` on and before it says so. */
test.each([1, 2, 7])(
  'a process killed with kill -9 at message %i loses none, and nobody reads one twice where the platform knows it by its id',
  async (atMessage) => {
    platforms.reset();
    const secrets = { encryptKey: 'k', verificationToken: 'v', appId: APP.id, appSecret: APP.secret };
    const said = { kind: 'feishu', name: `飞书 ${atMessage}`, enabled: true, answers: true, productId: null, secrets };
    const { id } = await call<ChannelHook>('channelHooks.create', said);
    await inTurn(ANSWERS, async (text, n) => {
      const message = { id, messageId: `om_${atMessage}_${n}`, thread: `chat ${n}`, text: '报表打不开' };
      const { requestId } = await call<{ requestId: string }>('channelHooks.receive', message);
      const { revision } = await call<ServiceRequestTold>('serviceRequests.get', { id: requestId });
      await call('serviceRequests.answer', { id: requestId, revision, text, fileIds: await pictureOf(n) });
    });
    const fixture = path.join(import.meta.dirname, '../../../../test/harness/sending-process.fixture.ts');
    const child = spawn(process.execPath, [fixture, url, clock.now().toString(), platforms.url], { stdio: 'inherit' });
    platforms.heard = (count) => count === atMessage && child.kill('SIGKILL');
    const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
    expect(signal).toBe('SIGKILL');
    // What the killed one held is left to it for a while, and taken up then.
    clock.moveTo(clock.now().add({ minutes: 11 }).toString());
    await fulcrum.runJob(chatJobs[0]!);
    const read = platforms.read.map(({ text, file }) => text ?? file!.name);
    expect(read.toSorted()).toEqual([...ANSWERS, '0.png', '3.png', '6.png', '9.png'].toSorted());
    expect((await sql`select from delivery where state <> 'sent'`.execute(db)).rows).toEqual([]);
  },
);
