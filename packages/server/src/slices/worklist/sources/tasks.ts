import { sql } from 'kysely';
import { taskVisible } from '../../tasks/index.ts';
import type { WorkSource } from './source.ts';

export const taskSource: WorkSource = {
  kind: 'task',
  needs: 'tasks.read',
  table: () => sql`task`,
  open: ({ viewer, date }) =>
    sql<boolean>`t.state = 'open' and (t.snoozed_until is null or t.snoozed_until <= ${date}::date) and ${taskVisible(viewer)}`,
  about: sql`t.kind`,
  title: sql`t.title`,
  reason: sql`t.reason`,
  facts: sql`t.facts`,
};
