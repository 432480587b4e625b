import { type CustomValues, keyEventRecords } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Handlers } from '../../access/index.ts';
import { type CodeRule, type RecordRule, recordHandlers, refuseField } from '../../records/index.ts';
import { checkCustom, maskCustom } from '../settings/index.ts';
import { announcedInForce } from './calendars.sql.ts';
import { readSaid } from './said.ts';
import { saidCode } from './standing.sql.ts';

/** What is recorded is an event that a calendar announces, and says what that event declares. */
const announcementRule: RecordRule = async (ctx, { after }) => {
  if (!after) return;
  const found = await announcedInForce(ctx.db, String(after.event));
  if (!found)
    throw refuseField(ctx, 'event', 'announcement.unknown', {
      zh: '日历里没有这个公布事件，请从列表中选择',
      en: 'No calendar announces this event: choose from the list',
    });
  const [wrong] = after.withdrawnOn ? [] : readSaid(found.payload, (after.custom ?? {}) as CustomValues).wrong;
  if (wrong) throw refuseField(ctx, `custom.${wrong.field}`, wrong.code, wrong.message);
};

/** A line without a code is known by what it says, as in files. */
const codeOf: CodeRule = async (ctx, values) => {
  const said = sql`jsonb_strip_nulls(${JSON.stringify(values.custom ?? {})}::jsonb)`;
  const found = await sql<{
    code: string;
  }>`select ${saidCode(sql`${values.event}::text`, sql`${values.publishedOn}::date`, said)} as code`.execute(ctx.db);
  return found.rows[0]?.code ?? '';
};

export const keyEventHandlers: Handlers<'keyEvents'> = recordHandlers(keyEventRecords, [announcementRule], {
  codeOf,
  own: { check: (ctx, values) => checkCustom(ctx, 'key_event', values), mask: (ctx) => maskCustom(ctx, 'key_event') },
});
