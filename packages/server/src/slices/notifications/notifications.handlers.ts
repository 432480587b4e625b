import type { Language, Notification } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { countUnread, markAll, markOne, type NotificationRow, type Reader, selectNotifications } from './notifications.sql.ts';
import { readPreferences, setPreferences } from './preferences.ts';
import { SOURCES } from './sources.ts';

function shown(row: NotificationRow, language: Language): Notification {
  const { id, kind, account_id: accountId, account_name: accountName, subject_id: subjectId } = row;
  const source = SOURCES[kind];
  const about = { accountId, accountName, link: source.link({ accountId, subjectId }) };
  return { id, kind, ...source.words(row.facts, language), ...about, createdAt: row.created_at, readAt: row.read_at };
}

const readerOf = async (ctx: Ctx): Promise<Reader> => ({ userId: ctx.actor.userId, scope: await scopeOf(ctx, 'reads') });

export const notificationHandlers: Handlers<'notifications'> = {
  async list(ctx, { limit, cursor, unread }) {
    const rows = await selectNotifications(ctx.db, await readerOf(ctx), { unread, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => shown(row, ctx.language),
      (row) => [row.created_at, row.id],
    );
  },

  unread: async (ctx) => ({ unread: await countUnread(ctx.db, await readerOf(ctx)) }),

  async read(ctx, { id }) {
    const reader = await readerOf(ctx);
    if (!(await markOne(ctx.db, reader, id, ctx.now))) throw notFound('notification');
    await ctx.record({ action: 'notification.read', entity: 'notification', entityId: id });
    return { unread: await countUnread(ctx.db, reader) };
  },

  async readAll(ctx, { upTo }) {
    const reader = await readerOf(ctx);
    const read = await markAll(ctx.db, reader, upTo, ctx.now);
    await ctx.record({ action: 'notification.read', entity: 'notification', after: { read } });
    return { unread: await countUnread(ctx.db, reader) };
  },

  preferences: readPreferences,
  setPreferences,
};
