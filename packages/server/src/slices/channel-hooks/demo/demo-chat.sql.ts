import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

// unaudited: the demo is recorded as a whole
export async function markDemoHook(db: Db, id: string): Promise<void> {
  await sql`update channel_hook set demo = true where id = ${id}`.execute(db);
}

/** What demo customers are said to have written in WeCom came by a chat: each request is one. */
// unaudited: the demo is recorded as a whole
export async function threadDemoTalks(db: Db, id: string): Promise<void> {
  await sql`with said as (
      insert into channel_message (hook_id, message_id, thread, request_id, entry_id, at)
      select ${id}::uuid, 'demo ' || e.id, 'demo ' || e.request_id, e.request_id, e.id, e.at
      from service_request r join account a on a.id = r.account_id join request_entry e on e.request_id = r.id
      where a.demo and r.channel = 'wecom' and e.kind = 'in' and e.channel = 'wecom' returning at)
    update channel_hook set heard_at = (select max(at) from said) where id = ${id}::uuid`.execute(db);
}
