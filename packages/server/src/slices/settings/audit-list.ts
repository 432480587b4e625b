import { sql } from 'kysely';
import { type Ctx, type Handlers, pageFrom, readCursor } from '../../access/index.ts';

interface AuditRow {
  id: string;
  at: string;
  actor: string;
  via: string;
  action: string;
  entity: string;
  entityId: string | null;
  before: unknown;
  after: unknown;
  note: string | null;
}

async function list(ctx: Ctx, input: Parameters<Handlers<'audit'>['list']>[1]) {
  const after = readCursor(input.cursor, 2);
  const found = await sql<AuditRow>`
    select id, at, actor_name as actor, via, action, entity, entity_id as "entityId", before, after, note from audit
    where ${input.entity ? sql`entity = ${input.entity}` : sql`true`} and ${input.entityId ? sql`entity_id = ${input.entityId}` : sql`true`}
      and ${after ? sql`(at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by at desc, id desc limit ${input.limit + 1}`.execute(ctx.db);
  return pageFrom(
    found.rows,
    input.limit,
    (row) => row,
    (row) => [row.at, row.id],
  );
}

export const auditHandlers: Handlers<'audit'> = { list };
