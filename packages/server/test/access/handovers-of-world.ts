// For tests: a handover of which one person is giver and taker, so that whoever owns the account may do either.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

const ITEM = { id: 'risks', name: { zh: '风险', en: 'Risks' }, required: true, note: '预算收紧', returned: null };

export async function insertHandover(
  { db }: TestFulcrum,
  of: { accountId: string; state: 'draft' | 'handed'; ownerId: string },
): Promise<string> {
  const id = newId();
  await sql`insert into handover (account_id, id, occasion, reason, from_id, to_id, items, state, opened_on, opened_at, due_on, changed_at)
    values (${of.accountId}, ${id}, ${id}, 'owner_change', ${of.ownerId}, ${of.ownerId}, ${JSON.stringify([ITEM])}::jsonb, ${of.state}, '2026-11-01',
      '2026-11-01Z', '2026-11-30', '2026-11-01Z')`.execute(db);
  return id;
}
