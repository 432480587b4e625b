import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { orderOf, REQUESTS, type RequestFilter, type RequestRow, requestColumns, requestsOf } from '../requests.sql.ts';
import type { Viewer } from '../visibility.sql.ts';

/** A request as a file tells it; moments are those of the clocks at the installation. */
export interface ExportedRequest extends Omit<RequestRow, 'clockRow' | 'slaClass'> {
  firstAnswerAt: string | null;
  solvedAt: string | null;
  /** When the next of its clocks is due; null where none runs. */
  dueAt: string | null;
  late: boolean;
}

/** Everything that a list shows, in its order. */
export function exportedRequests(viewer: Viewer, filter: RequestFilter, timeZone: string): Sql<ExportedRequest> {
  const moment = (at: Sql): Sql => sql`to_char(${at} at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI')`;
  const dueAt = sql`nullif(r.next_due_at, 'infinity')`;
  return sql<ExportedRequest>`
    select ${requestColumns(viewer)}, ${moment(sql`r.opened_at`)} as "openedAt", ${moment(sql`r.first_answer_at`)} as "firstAnswerAt",
      ${moment(sql`r.solved_at`)} as "solvedAt", ${moment(sql`r.closed_at`)} as "closedAt", ${moment(dueAt)} as "dueAt",
      (r.closed_at is null and r.next_due_at < ${viewer.now}::timestamptz) as late
    from ${REQUESTS} where ${requestsOf(viewer, filter)} order by ${orderOf(filter.view)}`;
}
