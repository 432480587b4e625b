import type { ApprovalKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** The id of the last approval that was asked for a record; null without one. */
export const approvalOf = (kind: ApprovalKind, recordId: Sql): Sql =>
  sql`(select r.id from approval_request r where r.kind = ${kind} and r.record_id = ${recordId} order by r.asked_at desc, r.id desc limit 1)`;
