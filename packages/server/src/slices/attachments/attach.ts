import type { Attachment } from '@fulcrum/contract';
import { type Ctx, requireAccount, scopeOf, writeAudit } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { plainName } from '../files/index.ts';
import { shownAttachment } from './attachment-view.ts';
import { insertAttachment, selectAttachment } from './attachments.sql.ts';
import { keepSniffed } from './store-sniffed.ts';

const DEFAULT_MB = 50;

export interface NewFile {
  accountId: string;
  name: string;
  entity: string;
  entityId?: string | undefined;
  note?: string | undefined;
  happenedOn?: string | undefined;
}

const refused = (path: string, message: string): Fault =>
  new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [path], code: 'invalid', message }]);

/** Keeps a file with an account. The bytes come first, in pieces; the record of them and the audit in one transaction after. */
export async function attach(ctx: Ctx, input: NewFile, body: AsyncIterable<Uint8Array>): Promise<Attachment> {
  const { root, attachmentMb = DEFAULT_MB } = ctx.services;
  await requireAccount({ ...ctx, db: root }, input.accountId, 'writes');
  const happenedOn = input.happenedOn ?? ctx.today;
  if (happenedOn > ctx.today) throw refused('happenedOn', `≤ ${ctx.today}`);
  const name = plainName(input.name, 'file');
  const about = { name, purpose: 'attachment', createdBy: ctx.actor.userId, now: ctx.now };
  return keepSniffed(root, about, body, {
    mostBytes: attachmentMb * 1024 * 1024,
    async keep({ mediaType, ...stored }) {
      if (!stored.bytes) throw refused('body', ctx.language === 'zh' ? '文件是空的' : 'The file is empty');
      const id = newId();
      const { accountId, entity, entityId = null, note = null } = input;
      const row = { accountId, id, entity, entityId, fileId: stored.id, name, mediaType, bytes: stored.bytes, note, happenedOn };
      await root.transaction().execute(async (tx) => {
        await insertAttachment(tx, { ...row, today: ctx.today, now: ctx.now, userId: ctx.actor.userId });
        await writeAudit(tx, ctx, { action: 'attachment.add', entity: 'attachment', entityId: id, after: { ...row, happenedOn } });
      });
      const kept = await selectAttachment(root, await scopeOf({ ...ctx, db: root }, 'writes'), accountId, id);
      if (!kept) throw new Error('a file just kept is gone');
      return shownAttachment(kept);
    },
  });
}
