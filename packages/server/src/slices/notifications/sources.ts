import { NOTIFICATION_KINDS, type NotificationKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { endedApprovals, lateApprovals, waitingApprovals } from './sources/approvals.ts';
import { dueReviews } from './sources/articles.ts';
import { spentBudgets } from './sources/budgets.ts';
import { expiringCertificates } from './sources/certificates.ts';
import { askedInCommunity } from './sources/community.ts';
import { lackingDocuments } from './sources/documents.ts';
import { dueEvents } from './sources/events.ts';
import { endedHandovers, lateHandovers, waitingHandovers } from './sources/handovers.ts';
import { endedJobs } from './sources/jobs.ts';
import { lateMilestones } from './sources/milestones.ts';
import { decidedPolicies, waitingPolicies } from './sources/policies.ts';
import { endedRuns, lateSteps, waitingSteps } from './sources/procedures.ts';
import { madeReferrals } from './sources/referrals.ts';
import { continuedRequests, givenRequests, lateRequests, mentionedInRequests } from './sources/requests.ts';
import { dueReports } from './sources/residents.ts';
import { movedResources, waitingResources } from './sources/resources.ts';
import { givenRisks } from './sources/risks.ts';
import { answeredOrders, givenOrders, lateOrders, movedOrders } from './sources/service-orders.ts';
import { sessionNews } from './sources/sessions.ts';
import type { Source } from './sources/source.ts';
import { surveyDetractors } from './sources/surveys.ts';
import { firedTasks, givenTasks } from './sources/tasks.ts';
import { failedTracker } from './sources/tracker.ts';
import { dueWatched, givenWatched } from './sources/watched.ts';

/**
 * Everything of which people are told. A further kind is one line in NOTIFICATIONS of the contract (its name where people choose how they
 * are told), one file in `sources/` and one line here: list, bell, preferences and mail follow, and no table changes. The file says the words,
 * the page it leads to and, as SQL over the tables of its slice, what came about since a moment; nothing of the slice itself need change.
 * Where a minute is too late, or only the verb knows who did it, the verb calls `tell(ctx.db, kind, rows, ctx.now)` instead of `since`.
 */
export const SOURCES: Record<NotificationKind, Source> = {
  task_given: givenTasks,
  task_fired: firedTasks,
  risk_given: givenRisks,
  handover_waiting: waitingHandovers,
  handover_late: lateHandovers,
  handover_ended: endedHandovers,
  approval_waiting: waitingApprovals,
  approval_late: lateApprovals,
  approval_ended: endedApprovals,
  resource_waiting: waitingResources,
  resource_moved: movedResources,
  request_given: givenRequests,
  request_continued: continuedRequests,
  request_mentioned: mentionedInRequests,
  request_late: lateRequests,
  order_given: givenOrders,
  order_moved: movedOrders,
  order_late: lateOrders,
  order_answered: answeredOrders,
  resident_report: dueReports,
  survey_detractor: surveyDetractors,
  referral_made: madeReferrals,
  watch_given: givenWatched,
  watch_due: dueWatched,
  article_review: dueReviews,
  community_asked: askedInCommunity,
  product_documents: lackingDocuments,
  training_session: sessionNews,
  certificate_expiring: expiringCertificates,
  step_waiting: waitingSteps,
  step_late: lateSteps,
  milestone_late: lateMilestones,
  procedure_ended: endedRuns,
  policy_waiting: waitingPolicies,
  policy_decided: decidedPolicies,
  event_due: dueEvents,
  tracker_failed: failedTracker,
  play_budget: spentBudgets,
  job_ended: endedJobs,
};

const each = <T>(of: (source: Source, kind: NotificationKind) => T | undefined): T[] =>
  NOTIFICATION_KINDS.flatMap((kind) => of(SOURCES[kind], kind) ?? []);

/** What came about since a moment and by now, of all sources. */
export const happenedSince = (moment: string, now: string): Sql =>
  sql.join(
    each(
      ({ since }, kind) =>
        since &&
        sql`select h.user_id, ${kind}::text as kind, h.key, h.account_id, h.subject_id, h.facts
      from (${since(sql`${moment}::timestamptz`, sql`${now}::timestamptz`)}) h`,
    ),
    sql` union all `,
  );

/** Notifications n for which nobody waits any more. */
export const isOver: Sql<boolean> = sql`(${sql.join(
  each(({ over }, kind) => over && sql`n.kind = ${kind} and ${over}`),
  sql` or `,
)})`;

/** Notifications n of an account that their reader, as `meets` says, meets, or may know by the notification: of others nothing is told. */
export const mayBeTold = (meets: Sql): Sql<boolean> => {
  const known = each(({ knows }, kind) => knows && sql`n.kind = ${kind} and ${knows}`);
  return sql`(n.account_id is null or ${meets} or ${sql.join(known, sql` or `)})`;
};
