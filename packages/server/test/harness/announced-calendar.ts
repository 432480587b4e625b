// For tests: a calendar with an announced event, put in force past the studio.
import { CalendarPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';

/** What the tests announce: a subject with its grade. */
export const ANNOUNCED = CalendarPolicy.parse({
  ...{ apiVersion: 'fulcrum/v1', kind: 'calendar', id: 'announced', name: { zh: '公布', en: 'Announced' } },
  events: [
    {
      ...{ id: 'ranking', kind: 'announced', name: { zh: '学科排名', en: 'Subject ranking' }, certainty: 'usual' },
      expected: { every: 'year', month: 11, day: 10 },
      ...{ lasts: 14, contact: { before: 0, after: 21 } },
      payload: [
        { id: 'subject', name: { zh: '学科', en: 'Subject' } },
        {
          id: 'grade',
          name: { zh: '等级', en: 'Grade' },
          type: 'choice',
          choices: ['A+', 'A', 'B'].map((id) => ({ id, zh: `${id} 级`, en: `Grade ${id}` })),
        },
        { id: 'places', name: { zh: '升降', en: 'Places moved' }, type: 'number' },
      ],
    },
  ],
});

export async function publishAnnounced(db: Db, calendar: CalendarPolicy = ANNOUNCED): Promise<void> {
  await sql`insert into policy (id, kind, created_at) values (${calendar.id}, 'calendar', '2026-01-01Z') on conflict do nothing`.execute(
    db,
  );
  await sql`insert into policy_version (policy_id, version, state, document, created_at, in_force_from)
    values (${calendar.id}, 1, 'published', ${JSON.stringify(calendar)}::jsonb, '2026-01-01Z', '2026-01-01') on conflict do nothing`.execute(
    db,
  );
}
