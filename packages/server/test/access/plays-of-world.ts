// For tests: plays that people begin, and one of their runs.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

/** A play that people begin: one task, then a wait. */
export const playYaml = (id: string): string => `apiVersion: fulcrum/v1
kind: play
id: ${id}
name: { zh: 关怀, en: Care }
trigger: { on: by_hand }
steps:
  - task: { dueInWorkingDays: 3, kind: call, title: { zh: '联系{{account}}', en: 'Call {{account}}' }, reason: { zh: 关怀, en: Care } }
  - wait: { days: 3 }
`;

/** Publishes two of them: one that runs at every account, one that runs nowhere. */
export async function publishPlays(fulcrum: TestFulcrum): Promise<void> {
  for (const id of ['care', 'care-too']) {
    await fulcrum.call('policies.saveDraft', { id, yaml: playYaml(id) });
    await fulcrum.call('policies.publish', { id });
  }
}

/** A run of the first under way at an account. */
export async function insertRun(fulcrum: TestFulcrum, accountId: string): Promise<string> {
  const id = newId();
  await sql`insert into play_run (account_id, id, play_id, play_version, occasion, state, step, due_at, began_on, began_at)
    values (${accountId}, ${id}, 'care', 1, ${`hand:${id}`}, 'running', 1, '2030-01-01Z', '2026-11-20', '2026-11-20Z')`.execute(fulcrum.db);
  return id;
}
