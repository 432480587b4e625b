import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Moment, Page, pageOf } from '../shapes.ts';
import { MAIL_TIMES, NotificationKind } from './notification-kinds.ts';

export const NotificationWish = z.strictObject({ inApp: z.boolean(), mail: z.enum(MAIL_TIMES) });
export type NotificationWish = z.infer<typeof NotificationWish>;
export type NotificationWishes = Record<NotificationKind, NotificationWish>;
const Wishes = z.partialRecord(NotificationKind, NotificationWish.partial());

/** An hour and minute of the day in the installation's time zone. */
const DayTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** When mail may come. */
export const MailTimes = z.strictObject({
  /** When the digest is sent; `weekday` 1 is Monday, and counts where it is weekly. */
  digest: z
    .strictObject({ every: z.enum(['day', 'week']), weekday: z.number().int().min(1).max(7), at: DayTime })
    .default({ every: 'day', weekday: 1, at: '08:30' }),
  /** Hours in which nothing is mailed; over midnight where they end before they begin. */
  quiet: z.strictObject({ from: DayTime, until: DayTime }).nullable().default({ from: '21:00', until: '07:30' }),
  /** Nothing is mailed on days that are not worked. */
  workingDays: z.boolean().default(true),
});
export type MailTimes = z.infer<typeof MailTimes>;
export const NotificationPreferences = z.strictObject({
  kinds: z.record(NotificationKind, NotificationWish),
  times: MailTimes,
  /** Whether this installation sends mail at all. */
  mails: z.boolean(),
});
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

export const Notification = z.strictObject({
  id: Id,
  kind: NotificationKind,
  /** In the reader's language. */
  title: z.string(),
  detail: z.string().nullable(),
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  /** Where it leads in the product. */
  link: z.string(),
  createdAt: Moment,
  readAt: Moment.nullable(),
});
export type Notification = z.infer<typeof Notification>;

const Empty = z.strictObject({});
const Unread = z.strictObject({ unread: z.number().int() });
export const notifications = {
  list: endpoint({
    method: 'GET',
    path: '/notifications',
    summary: 'What the caller was told, the latest first; nothing of accounts that they no longer meet',
    needs: 'signed_in',
    input: z.strictObject({ ...Page, unread: z.boolean().optional() }),
    output: pageOf(Notification),
  }),
  unread: endpoint({
    method: 'GET',
    path: '/notifications/unread',
    summary: 'How many notifications the caller has not read; counting ends at 100',
    needs: 'signed_in',
    input: Empty,
    output: Unread,
  }),
  read: endpoint({
    method: 'POST',
    path: '/notifications/{id}/read',
    summary: 'Mark a notification of the caller as read',
    needs: 'signed_in',
    input: z.strictObject({ id: Id }),
    output: Unread,
  }),
  readAll: endpoint({
    method: 'POST',
    path: '/notifications/read',
    summary: 'Mark all notifications of the caller as read',
    needs: 'signed_in',
    /** The latest that the caller has seen: what came after it stays unread. */
    input: z.strictObject({ upTo: Id.optional() }),
    output: Unread,
  }),
  preferences: endpoint({
    method: 'GET',
    path: '/notification-preferences',
    summary: 'How the caller wishes to be told',
    needs: 'signed_in',
    input: Empty,
    output: NotificationPreferences,
  }),
  setPreferences: endpoint({
    method: 'PUT',
    path: '/notification-preferences',
    summary: 'Say how one wishes to be told; what is not named stays as it is',
    needs: 'signed_in',
    input: z.strictObject({ kinds: Wishes.default({}), times: MailTimes.optional() }),
    output: NotificationPreferences,
  }),
};
