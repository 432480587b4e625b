import { MOST_REQUEST_FILE_MB, type RequestFile } from '@fulcrum/contract';
import type { Ctx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { Fault } from '../../../kernel/fault.ts';
import { newId } from '../../../kernel/ids.ts';
import { isProgram, keepSniffed } from '../../attachments/index.ts';
import { plainName } from '../../files/index.ts';
import { hang, insertDraft, type Uploader } from './files.sql.ts';

/** Keeps a file until something is said with it. Programs are refused: whoever opened one would run what a stranger wrote. */
export async function keepFile(
  { db, now, language }: Pick<Ctx, 'now' | 'language'> & { db: Db },
  name: string,
  body: AsyncIterable<Uint8Array>,
  { userId = null, memberId = null }: Uploader,
): Promise<RequestFile> {
  const about = { name: plainName(name, 'file'), purpose: 'request', createdBy: userId, now };
  return keepSniffed(db, about, body, {
    mostBytes: MOST_REQUEST_FILE_MB * 1024 * 1024,
    async keep({ mediaType, ...stored }) {
      if (!stored.bytes) {
        const message = language === 'zh' ? '文件是空的' : 'The file is empty';
        throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['body'], code: 'invalid', message }]);
      }
      if (isProgram(mediaType)) throw new Fault('invalid', 'request.file_kind');
      const file = { id: newId(), name: about.name, mediaType, bytes: stored.bytes };
      await insertDraft(db, { ...file, fileId: stored.id, addedBy: userId, memberId, now });
      return file;
    },
  });
}

async function* one(content: Buffer) {
  yield content;
}
/** Keeps what came with a mail or a message, in the caller's transaction; answers the ids to say it with. Programs and empty files are left. */
export async function keepFiles(
  ctx: Parameters<typeof keepFile>[0],
  files: readonly { name: string; content: Buffer }[],
): Promise<string[]> {
  const kept: string[] = [];
  for (const { name, content } of files) {
    const file = await keepFile(ctx, name, one(content), {}).catch((error: unknown) => {
      if (error instanceof Fault) return null;
      throw error;
    });
    if (file) kept.push(file.id);
  }
  return kept;
}

/** Keeps a file and hangs it on what was said before, in the caller's transaction. Refuses as `keepFile` does. */
export async function hangFile(
  ctx: Parameters<typeof keepFile>[0],
  { requestId, entryId }: { requestId: string; entryId: string },
  { name, content }: { name: string; content: Buffer },
): Promise<void> {
  const { id } = await keepFile(ctx, name, one(content), {});
  await hang(ctx.db, [{ requestId, id: entryId, files: [id] }]);
}
