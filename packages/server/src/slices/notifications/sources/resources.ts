import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { choose, joined, labelled, type Source } from './source.ts';

export interface ResourceFacts {
  what: 'approved' | 'accepted' | 'done' | 'declined' | 'cancelled';
  resource: Both;
  by: string | null;
  note: string | null;
}

const link: Source['link'] = ({ subjectId }) => `/strategy/resources?view=requests&of=${subjectId ?? ''}`;
const request = sql`select from resource_request q join resource r on r.id = q.resource_id where q.account_id = n.account_id and q.id::text = n.subject_id`;
// Asker and owner see a request with its customer's name whatever their scope.
const knows = sql`exists (${request} and n.user_id in (q.asked_by, r.owner_id))`;

/** Of requests changed since a moment the step named, told to a person who did not take it themselves. */
const steps = (moment: Sql, step: { what: Sql; of: Sql; to: Sql; by: Sql; note: Sql }): Sql => sql`
  select ${step.to} as user_id, 'resource:' || q.id || ':' || ${step.what} as key, q.account_id, q.id::text as subject_id,
    jsonb_build_object('what', ${step.what}, 'resource', jsonb_build_object('zh', r.title, 'en', coalesce(r.title_en, r.title)), 'by', b.name,
      'note', ${step.note}) as facts
  from resource_request q join resource r on r.id = q.resource_id left join app_user b on b.id = ${step.by}
  where q.changed_at > ${moment} and ${step.of} and ${step.to} is not null and ${step.to} is distinct from ${step.by}`;

/** Approved: its owner accepts it, or says why not. Told also of what they had accepted and is no longer wanted. */
export const waitingResources: Source<ResourceFacts> = {
  link,
  knows,
  over: sql`(n.facts ->> 'what' = 'approved' and not exists (${request} and q.approved_on is not null and q.accepted_on is null and q.ended_on is null
    and r.owner_id = n.user_id))`,
  since: (moment) => sql`
    ${steps(moment, {
      ...{ what: sql`'approved'::text`, of: sql`q.approved_on is not null and q.accepted_on is null and q.ended_on is null` },
      ...{ to: sql`r.owner_id`, by: sql`q.approved_by`, note: sql`q.why` },
    })}
    union all ${steps(moment, {
      ...{ what: sql`'cancelled'::text`, of: sql`q.ended_as = 'cancelled' and q.approved_on is not null` },
      ...{ to: sql`r.owner_id`, by: sql`q.ended_by`, note: sql`q.ended_why` },
    })}`,
  words: ({ what, resource, note }, language) => ({
    title: labelled(
      what === 'approved'
        ? choose(language, '资源申请已批准，等您接单', 'Approved, for you to accept')
        : choose(language, '资源申请已取消', 'No longer wanted'),
      resource[language],
      language,
    ),
    detail: note,
  }),
};

/** Accepted, done, or not done after all: told to who asked. What became of the approval is told by the approval itself. */
export const movedResources: Source<ResourceFacts> = {
  link,
  knows,
  since: (moment) =>
    sql.join(
      [
        {
          what: sql`'accepted'::text`,
          of: sql`q.accepted_on is not null and q.done_on is null and q.ended_on is null`,
          by: sql`q.accepted_by`,
          note: sql`q.planned_on::text`,
        },
        { what: sql`'done'::text`, of: sql`q.done_on is not null`, by: sql`q.done_by`, note: sql`q.result` },
        { what: sql`q.ended_as`, of: sql`q.ended_as in ('declined', 'cancelled')`, by: sql`q.ended_by`, note: sql`q.ended_why` },
      ].map((one) => steps(moment, { ...one, to: sql`q.asked_by` })),
      sql` union all `,
    ),
  words({ what, resource, by, note }, language) {
    const came: Record<string, Both> = {
      accepted: { zh: '负责人已接单', en: 'Accepted' },
      done: { zh: '资源申请已完成', en: 'Done' },
      declined: { zh: '负责人未接单', en: 'Not accepted' },
      cancelled: { zh: '资源申请已取消', en: 'Cancelled' },
    };
    return { title: labelled((came[what] ?? came.done!)[language], resource[language], language), detail: joined([by, note]) };
  },
};
