// For tests: an account that the night found worth a call.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export async function insertSuggestion({ db }: TestFulcrum, accountId: string, ownerId: string | null): Promise<string> {
  const id = newId();
  await sql`insert into contact_suggestion (account_id, id, kind, owner_id, team_id, facts, noticed_on, due_on, value_at_stake, urgency, rank, changed_at)
    select ${accountId}, ${id}, 'decider', ${ownerId}, a.team_id, '{"contact": "唐宁"}', '2026-11-01', '2026-11-30', 1000, 1, 7, '2026-11-01Z'
    from account a where a.id = ${accountId}`.execute(db);
  return id;
}
