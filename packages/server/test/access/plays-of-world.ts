// For tests: plays that people begin, one of their runs, and a calendar of key events.
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

const CALENDAR = `apiVersion: fulcrum/v1
kind: calendar
id: events
name: { zh: 重点事件, en: Key events }
events:
  - { id: birthday, kind: account, name: { zh: 生日, en: Birthday }, certainty: usual, of: { birthday: true } }
  - { id: ranking, kind: announced, name: { zh: 排名, en: Ranking }, certainty: usual, payload: [{ id: subject, name: { zh: 学科, en: Subject } }] }
`;
/** A day on which somebody has a birthday at every account. */
export const BIRTHDAY = '2026-12-01';

/** Publishes two plays, one that runs at every account and one that runs nowhere. */
export async function publishPlays(fulcrum: TestFulcrum): Promise<void> {
  for (const id of ['care', 'care-too']) {
    await fulcrum.call('policies.saveDraft', { id, yaml: playYaml(id) });
    await fulcrum.call('policies.publish', { id });
  }
}

/** Before any record that names an event of it. */
export async function publishCalendar(fulcrum: TestFulcrum): Promise<void> {
  await fulcrum.call('policies.saveDraft', { id: 'events', yaml: CALENDAR });
  await fulcrum.call('policies.publish', { id: 'events' });
}

/** A run of the first under way at an account, with a piece to post that goes by the same id, which has a birthday to come. */
export async function insertRun(fulcrum: TestFulcrum, accountId: string): Promise<string> {
  const id = newId();
  await sql`insert into play_run (account_id, id, play_id, play_version, occasion, state, step, due_at, began_on, began_at)
    values (${accountId}, ${id}, 'care', 1, ${`hand:${id}`}, 'running', 1, '2030-01-01Z', '2026-11-20', '2026-11-20Z')`.execute(fulcrum.db);
  await sql`insert into posting (account_id, id, run_id, step, play_id, occasion, contact_id, what, state, made_on, changed_at)
    values (${accountId}, ${id}, ${id}, 'step_9', 'care', 'x', (select id from contact where account_id = ${accountId} order by id limit 1), '{"zh": "样书", "en": "A book"}', 'to_post', '2026-11-20', '2026-11-20Z')`.execute(
    fulcrum.db,
  );
  await sql`insert into key_event_account (account_id, event, on_day, until_day, policy_id, facts, made_on)
    values (${accountId}, 'birthday', ${BIRTHDAY}, ${BIRTHDAY}, 'events', '{"contact": "沈澜"}', '2026-11-01')`.execute(fulcrum.db);
  return id;
}
