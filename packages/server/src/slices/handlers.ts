import type { AllHandlers, StreamHandlers } from '../access/index.ts';
import { accountsHandlers, changeUserWithAccounts, membersHandlers, moveTeam, namesHandlers, profilesHandlers } from './accounts/index.ts';
import { approvalHooks } from './approval-hooks.ts';
import { approvalsHandlers } from './approvals/index.ts';
import { attachmentHandlers, attachmentStreamHandlers } from './attachments/index.ts';
import { backtestsHandlers } from './backtests/index.ts';
import { benefitsHandlers, serviceClassOf } from './benefits/index.ts';
import { callsHandlers } from './calls/index.ts';
import { catalogsOf } from './catalog.ts';
import { channelHooksHandlers } from './channel-hooks/index.ts';
import { communitiesHandlers, communityQuestionsHandlers, communityStreamHandlers, portalCommunityHandlers } from './community/index.ts';
import { competitorHandlers } from './competitors/index.ts';
import { contactsHandlers } from './contacts/index.ts';
import { contractHandlers, governingSeats, ledgerHandlers, revenueHandlers } from './contracts/index.ts';
import { deliveriesHandlers, mailHandlers, robotsHandlers, webhooksHandlers } from './deliveries/index.ts';
import { factHandlers } from './facts/index.ts';
import { feedbackAsksHandlers, feedbackHandlers, feedbackTrackerHandlers } from './feedback/index.ts';
import { freezesHandlers } from './freezes/index.ts';
import { handoversHandlers } from './handovers/index.ts';
import { healthHandlers } from './health/index.ts';
import { identityHandlers, regionsHandlers, sessionHandlers } from './identity/index.ts';
import { inboundMailStreamHandlers, inboundMailsHandlers, mailboxesHandlers } from './inbound-mail/index.ts';
import { interactionHandlers } from './interactions/index.ts';
import { announcementHandlers, eventDaysHandlers, keyEventHandlers } from './key-events/index.ts';
import { articleStreamHandlers, articlesWithPictures } from './knowledge/index.ts';
import { lifecycleHandlers } from './lifecycle/index.ts';
import { duplicatesHandlers, mergesHandlers } from './merging/index.ts';
import { metricsHandlers } from './metrics/index.ts';
import { notificationHandlers } from './notifications/index.ts';
import { ordersHandlers, productDocumentsHandlers, productsHandlers } from './orders/index.ts';
import { overridesHandlers } from './overrides/index.ts';
import { paymentHandlers } from './payments/index.ts';
import { periodsHandlers } from './periods/index.ts';
import { pictureSources } from './picture-sources.ts';
import { playHandlers, postingHandlers, postingStreamHandlers } from './plays/index.ts';
import { policiesHandlers } from './policies/index.ts';
import { ownerHooks, poolHandlers } from './pool/index.ts';
import {
  excelTemplateHandlers,
  excelTemplateStreamHandlers,
  exportHandlers,
  importStreamHandlers,
  importsHandlers,
} from './portability/index.ts';
import {
  portalFeedbackHandlers,
  portalHandlers,
  portalHelpHandlers,
  portalMembersHandlers,
  portalReferralsHandlers,
  portalSignInHandlers,
  portalSsoHandlers,
  portalStreamHandlers,
  portalSurveysHandlers,
  portalUsageHandlers,
  portalUsageStreamHandlers,
  referralLeadsHandlers,
} from './portal/index.ts';
import { procedureHandlers } from './procedures/index.ts';
import { projectStartsHandlers } from './project-starts/index.ts';
import { proposalsHandlers } from './proposals/index.ts';
import { recurringHandlers } from './recurring/index.ts';
import { renewalsHandlers } from './renewals/index.ts';
import { formPagesHandlers, requestFormsHandlers } from './request-forms/index.ts';
import { requestExportHandlers, requestStreamHandlers, requestsHandlers } from './requests/index.ts';
import { residentsHandlers } from './residents/index.ts';
import { resourcesHandlers } from './resources/index.ts';
import { revealsHandlers } from './reveals/index.ts';
import { risksHandlers } from './risks/index.ts';
import { segmentsHandlers, viewsHandlers } from './segments/index.ts';
import { serviceOrdersHandlers } from './service-orders/index.ts';
import { auditHandlers, auditStreamHandlers, calendarHandlers, fieldsHandlers, jobsHandlers } from './settings/index.ts';
import { setupHandlers, templateHandlers } from './setup/index.ts';
import { simulationsHandlers } from './simulations/index.ts';
import { strategyHandlers } from './strategy/index.ts';
import { successHandlers } from './success/index.ts';
import { surveyLoopsHandlers, surveyPagesHandlers, surveysHandlers } from './surveys/index.ts';
import { tagsHandlers } from './tags/index.ts';
import { taskHandlers } from './tasks/index.ts';
import { evaluationsHandlers, tiersHandlers } from './tiering/index.ts';
import {
  certificatesHandlers,
  coursesHandlers,
  learningHandlers,
  trainingCoverageHandlers,
  trainingSessionsHandlers,
} from './training/index.ts';
import { usageHandlers, usageStreamHandlers } from './usage/index.ts';
import { watchHandlers } from './watch/index.ts';
import { worklistHandlers } from './worklist/index.ts';

/** What every operation does. */
export const handlers: AllHandlers = {
  session: { ...sessionHandlers, ...setupHandlers, ...templateHandlers },
  identity: { ...identityHandlers, changeUser: changeUserWithAccounts(ownerHooks) },
  regions: { ...regionsHandlers, moveTeam },
  fields: fieldsHandlers,
  calendar: calendarHandlers,
  eventDays: eventDaysHandlers,
  announcements: announcementHandlers,
  keyEvents: keyEventHandlers,
  accounts: accountsHandlers(catalogsOf, ownerHooks),
  approvals: approvalsHandlers(approvalHooks),
  members: membersHandlers,
  profiles: profilesHandlers,
  pool: poolHandlers,
  names: namesHandlers,
  contacts: contactsHandlers,
  products: productsHandlers,
  productDocuments: productDocumentsHandlers,
  orders: ordersHandlers(catalogsOf),
  interactions: interactionHandlers,
  segments: segmentsHandlers,
  tags: tagsHandlers,
  views: viewsHandlers,
  attachments: attachmentHandlers,
  articles: articlesWithPictures(pictureSources),
  recurringQuestions: recurringHandlers,
  usage: usageHandlers(governingSeats),
  imports: importsHandlers,
  excelTemplates: excelTemplateHandlers,
  metrics: metricsHandlers,
  policies: policiesHandlers,
  simulations: simulationsHandlers,
  evaluations: evaluationsHandlers,
  tiers: tiersHandlers,
  overrides: overridesHandlers,
  freezes: freezesHandlers,
  proposals: proposalsHandlers,
  lifecycle: lifecycleHandlers,
  ...strategyHandlers,
  ...successHandlers,
  channelHooks: channelHooksHandlers,
  calls: callsHandlers(serviceClassOf),
  requestForms: requestFormsHandlers,
  formPages: formPagesHandlers,
  surveys: surveysHandlers(catalogsOf),
  surveyPages: surveyPagesHandlers,
  surveyLoops: surveyLoopsHandlers,
  courses: coursesHandlers,
  trainingSessions: trainingSessionsHandlers,
  certificates: certificatesHandlers,
  learning: learningHandlers,
  trainingCoverage: trainingCoverageHandlers(catalogsOf),
  ...resourcesHandlers,
  serviceRequests: requestsHandlers(serviceClassOf),
  serviceOrders: serviceOrdersHandlers,
  residents: residentsHandlers,
  feedback: feedbackHandlers,
  feedbackAsks: feedbackAsksHandlers,
  feedbackTracker: feedbackTrackerHandlers,
  portalFeedback: portalFeedbackHandlers,
  portalSurveys: portalSurveysHandlers,
  portalUsage: portalUsageHandlers,
  portalReferrals: portalReferralsHandlers,
  referralLeads: referralLeadsHandlers,
  watch: watchHandlers(catalogsOf),
  portal: portalHandlers,
  portalHelp: portalHelpHandlers,
  portalLearning: learningHandlers,
  portalMembers: portalMembersHandlers,
  portalSignIn: portalSignInHandlers,
  portalSso: portalSsoHandlers,
  portalCommunity: portalCommunityHandlers,
  communities: communitiesHandlers,
  communityQuestions: communityQuestionsHandlers,
  health: healthHandlers,
  benefits: benefitsHandlers,
  risks: risksHandlers,
  backtests: backtestsHandlers,
  renewals: renewalsHandlers,
  tasks: taskHandlers,
  worklist: worklistHandlers(catalogsOf),
  handovers: handoversHandlers(catalogsOf),
  plays: playHandlers,
  postings: postingHandlers,
  procedures: procedureHandlers,
  projectStarts: projectStartsHandlers,
  duplicates: duplicatesHandlers,
  merges: mergesHandlers,
  jobs: jobsHandlers,
  notifications: notificationHandlers,
  deliveries: deliveriesHandlers,
  mail: mailHandlers,
  mailboxes: mailboxesHandlers,
  inboundMails: inboundMailsHandlers,
  robots: robotsHandlers,
  webhooks: webhooksHandlers,
  audit: auditHandlers,
  ledger: ledgerHandlers,
  revenue: revenueHandlers,
  ...contractHandlers,
  ...paymentHandlers,
  ...factHandlers,
  ...competitorHandlers,
  reveals: revealsHandlers,
  periods: periodsHandlers,
};
/** The same of bodies too large for JSON. */
export const streamHandlers: StreamHandlers = {
  ...exportHandlers,
  ...excelTemplateStreamHandlers,
  ...importStreamHandlers,
  ...inboundMailStreamHandlers,
  ...attachmentStreamHandlers,
  ...articleStreamHandlers,
  ...auditStreamHandlers,
  ...communityStreamHandlers,
  ...portalStreamHandlers,
  ...portalUsageStreamHandlers,
  ...requestStreamHandlers,
  ...requestExportHandlers,
  ...postingStreamHandlers,
  ...usageStreamHandlers,
};
