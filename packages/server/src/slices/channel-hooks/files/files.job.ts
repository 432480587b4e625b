import type { ChatFile } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../../access/index.ts';
import { Fault } from '../../../kernel/fault.ts';
import { inTurn } from '../../../kernel/in-turn.ts';
import { nextAttempt } from '../../deliveries/index.ts';
import { hangFile } from '../../requests/index.ts';
import type { Refused } from '../answers/platform.ts';
import { toldRefusal } from '../answers/refusals.ts';
import { speakerOf } from '../answers/speaker.ts';
import { claimFiles, type DueFile, type Fate, noteFate, placeOf } from './chat-files.sql.ts';
import { type Fetched, fetchFile } from './fetch-file.ts';
import { FILE_NAMES } from './file-names.ts';

export const FILES_JOB = 'chats.files';
const BATCH = 10;
const BATCHES = 10;
const ENDINGS: Readonly<Record<string, string>> = {
  ...{ 'image/jpeg': '.jpg', 'image/jpg': '.jpg', 'image/png': '.png', 'image/gif': '.gif', 'image/webp': '.webp' },
  ...{ 'voice/amr': '.amr', 'audio/amr': '.amr', 'audio/mpeg': '.mp3', 'audio/ogg': '.ogg', 'video/mp4': '.mp4' },
};

const fateOf = (ctx: JobCtx, { attempts }: DueFile, refused: Refused): Fate => {
  const nextAt = refused.next === 'never' ? null : nextAttempt(attempts, ctx.clock.now().toString(), refused.retryAfter);
  return { state: nextAt === null ? 'failed' : 'waiting', error: toldRefusal(refused, ctx.organisation?.language ?? 'zh'), nextAt };
};

/** Hangs it on what was said with it, and notes so in the same commit: a kill before that fetches it again, and it hangs there once. */
async function keep(ctx: JobCtx, due: DueFile, { bytes, mediaType }: Fetched): Promise<void> {
  const name = due.name ?? FILE_NAMES[ctx.organisation?.language ?? 'zh'][due.kind] + (ENDINGS[mediaType] ?? '');
  await ctx.write(async ({ db }) => {
    const place = await placeOf(db, due);
    if (place) await hangFile({ ...ctx, db }, place, { name, content: bytes });
    await noteFate(db, due, { state: 'kept' }, ctx.now);
  });
}

async function fetchOne(ctx: JobCtx, due: DueFile): Promise<boolean> {
  const { unseal } = ctx.services;
  const speaker = speakerOf(ctx.services, { id: due.hookId, kind: due.hookKind, sealedSecrets: due.sealedSecrets });
  if (!speaker) return false;
  const { key, url } = JSON.parse(unseal(due.sealedSource)) as Pick<ChatFile, 'key' | 'url'>;
  const way = due.sealedWay === null ? null : JSON.parse(unseal(due.sealedWay));
  const got = await fetchFile(ctx, speaker, due.hookKind, { key, url, way, kind: due.kind, name: due.name, messageId: due.messageId });
  const refused =
    'refused' in got
      ? got.refused
      : await keep(ctx, due, got).then(
          () => null,
          (error: unknown): Refused => {
            if (!(error instanceof Fault)) throw error;
            return { next: 'never', reason: error.reason === 'request.file_kind' ? 'program' : 'empty', error: '' };
          },
        );
  if (refused) await noteFate(ctx.db, due, fateOf(ctx, due, refused), ctx.clock.now().toString());
  return !refused;
}

async function fetchBatch(ctx: JobCtx): Promise<boolean[]> {
  const due = await claimFiles(ctx.db, ctx.clock.now().toString(), BATCH);
  return inTurn(due, (one) => fetchOne(ctx, one));
}

/** Fetches what came with messages of chats: at once when it does, and every minute what is left. */
// unaudited: what it came with is recorded
const filesJob = defineJob({
  name: FILES_JOB,
  label: { zh: '取聊天里的图片和文件', en: 'Fetch files of chats' },
  input: z.object({}),
  async run(ctx) {
    const done: boolean[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const fetched = await fetchBatch(ctx);
      done.push(...fetched);
      if (fetched.length < BATCH) break;
    }
    const fetched = done.filter(Boolean).length;
    return done.length ? { fetched, left: done.length - fetched } : null;
  },
});

export const chatFileJobs: readonly Job[] = [filesJob];
