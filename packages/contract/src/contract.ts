import { accountStreams, accounts } from './slices/accounts.ts';
import { announcements } from './slices/announcements.ts';
import { approvals } from './slices/approvals.ts';
import { articleStreams } from './slices/article-streams.ts';
import { articles } from './slices/articles.ts';
import { attachmentStreams, attachments } from './slices/attachments.ts';
import { audit, auditStreams } from './slices/audit.ts';
import { backtests } from './slices/backtests.ts';
import { benefits } from './slices/benefits.ts';
import { calendar } from './slices/calendar.ts';
import { calls } from './slices/calls.ts';
import { channelHooks } from './slices/channel-hooks.ts';
import { communities, communityQuestions } from './slices/community.ts';
import { communityPictureStreams } from './slices/community-pictures.ts';
import { contacts } from './slices/contacts.ts';
import { certificates, courses, trainingSessions } from './slices/courses.ts';
import { deliveries, mail } from './slices/deliveries.ts';
import { evaluations } from './slices/evaluations.ts';
import { eventDays } from './slices/event-days.ts';
import { excelTemplateStreams, excelTemplates } from './slices/excel-templates.ts';
import { feedback, feedbackAsks } from './slices/feedback.ts';
import { feedbackTracker } from './slices/feedback-tracker.ts';
import { fields } from './slices/fields.ts';
import { freezes } from './slices/freezes.ts';
import { handovers } from './slices/handovers.ts';
import { health } from './slices/health.ts';
import { identity } from './slices/identity.ts';
import { importStreams, imports } from './slices/imports.ts';
import { inboundMailStreams, inboundMails, mailboxes } from './slices/inbound-mail.ts';
import { interactions } from './slices/interactions.ts';
import { learning, portalLearning } from './slices/learning.ts';
import { ledger, revenue } from './slices/ledger.ts';
import { lifecycle } from './slices/lifecycle.ts';
import { market } from './slices/market.ts';
import { members } from './slices/members.ts';
import { duplicates, merges } from './slices/merging.ts';
import { metrics } from './slices/metrics.ts';
import { names } from './slices/names.ts';
import { notifications } from './slices/notifications.ts';
import { orders } from './slices/orders.ts';
import { overrideStreams, overrides } from './slices/overrides.ts';
import { periods } from './slices/periods.ts';
import { plays } from './slices/plays.ts';
import { policies } from './slices/policies.ts';
import { pool } from './slices/pool.ts';
import { portal } from './slices/portal.ts';
import { portalCommunity } from './slices/portal-community.ts';
import { portalFeedback } from './slices/portal-feedback.ts';
import { portalHelp, portalStreams } from './slices/portal-help.ts';
import { portalMembers } from './slices/portal-members.ts';
import { portalReferrals, referralLeads } from './slices/portal-referrals.ts';
import { portalSignIn, portalSso } from './slices/portal-sso.ts';
import { portalSurveys } from './slices/portal-surveys.ts';
import { portalUsage, portalUsageStreams } from './slices/portal-usage.ts';
import { postingStreams, postings } from './slices/postings.ts';
import { procedures } from './slices/procedures.ts';
import { productDocuments } from './slices/product-documents.ts';
import { products } from './slices/products.ts';
import { profiles } from './slices/profiles.ts';
import { projectStarts } from './slices/project-starts.ts';
import { proposals } from './slices/proposals.ts';
import { ratingRubrics } from './slices/rating-rubrics.ts';
import { receivables } from './slices/receivables.ts';
import { records } from './slices/records.ts';
import { recurringQuestions } from './slices/recurring-questions.ts';
import { regions } from './slices/regions.ts';
import { renewals } from './slices/renewals.ts';
import { requestFileStreams } from './slices/request-files.ts';
import { formPages, requestForms } from './slices/request-forms.ts';
import { residents } from './slices/residents.ts';
import { resourceRequests } from './slices/resource-requests.ts';
import { reveals } from './slices/reveals.ts';
import { risks } from './slices/risks.ts';
import { robots } from './slices/robots.ts';
import { segments } from './slices/segments.ts';
import { serviceOrders } from './slices/service-orders.ts';
import { requestStreams, serviceRequests } from './slices/service-requests.ts';
import { session } from './slices/session.ts';
import { simulations } from './slices/simulations.ts';
import { strategy } from './slices/strategy.ts';
import { success } from './slices/success.ts';
import { surveyLoops } from './slices/survey-loops.ts';
import { surveyPages, surveys } from './slices/surveys.ts';
import { tags } from './slices/tags.ts';
import { tiers } from './slices/tiers.ts';
import { trainingCoverage } from './slices/training-coverage.ts';
import { usage, usageStreams } from './slices/usage.ts';
import { views } from './slices/views.ts';
import { watch } from './slices/watch.ts';
import { webhooks } from './slices/webhooks.ts';
import { jobs, tasks } from './slices/work.ts';
import { worklist } from './slices/worklist.ts';

/** Every operation of the product, by slice. */
export const contract = {
  session,
  identity,
  regions,
  fields,
  calendar,
  eventDays,
  accounts,
  approvals,
  names,
  members,
  profiles,
  pool,
  contacts,
  products,
  productDocuments,
  orders,
  interactions,
  usage,
  segments,
  tags,
  views,
  attachments,
  articles,
  recurringQuestions,
  imports,
  excelTemplates,
  metrics,
  policies,
  simulations,
  evaluations,
  tiers,
  overrides,
  freezes,
  proposals,
  lifecycle,
  strategy,
  announcements,
  success,
  channelHooks,
  calls,
  requestForms,
  formPages,
  surveys,
  surveyPages,
  surveyLoops,
  feedback,
  feedbackAsks,
  feedbackTracker,
  courses,
  trainingSessions,
  certificates,
  learning,
  trainingCoverage,
  health,
  benefits,
  risks,
  backtests,
  renewals,
  tasks,
  worklist,
  handovers,
  plays,
  postings,
  procedures,
  projectStarts,
  resourceRequests,
  serviceRequests,
  serviceOrders,
  residents,
  portal,
  portalHelp,
  portalLearning,
  portalMembers,
  portalSignIn,
  portalSso,
  portalCommunity,
  communities,
  communityQuestions,
  portalFeedback,
  portalSurveys,
  portalUsage,
  portalReferrals,
  referralLeads,
  watch,
  duplicates,
  merges,
  jobs,
  notifications,
  deliveries,
  mail,
  mailboxes,
  inboundMails,
  robots,
  webhooks,
  audit,
  receivables,
  ratingRubrics,
  market,
  ledger,
  revenue,
  ...records,
  reveals,
  periods,
};
export type Contract = typeof contract;
/** Operations with a body too large for JSON. */
export const streams = {
  ...accountStreams,
  ...attachmentStreams,
  ...articleStreams,
  ...auditStreams,
  ...communityPictureStreams,
  ...portalStreams,
  ...portalUsageStreams,
  ...requestFileStreams,
  ...requestStreams,
  ...postingStreams,
  ...excelTemplateStreams,
  ...importStreams,
  ...inboundMailStreams,
  ...overrideStreams,
  ...usageStreams,
};
export type Streams = typeof streams;
