/** The customer portal: who of a customer signs in, and what they do there. `permit` in `access/dispatch.ts` keeps it apart from what is ours. */
export { insertDemoMembers } from './demo-members.ts';
export { portalFeedbackHandlers } from './feedback.ts';
export { requireFewSearches } from './few-searches.ts';
export { portalHelpHandlers, portalStreamHandlers } from './help.ts';
export { portalLinkJobs, portalTidyJobs } from './link.job.ts';
export { authenticateMember, memberOf } from './member.ts';
export { portalMembersHandlers } from './members.ts';
export { portalHandlers } from './portal.handlers.ts';
export { portalReferralsHandlers, referralLeadsHandlers } from './referrals.ts';
export { portalRules } from './rules.ts';
export { portalSsoHandlers } from './sso/settings.ts';
export { portalSignInHandlers } from './sso/sign-in.ts';
export { portalSurveysHandlers } from './surveys.ts';
export { portalUsageHandlers, portalUsageStreamHandlers } from './usage.ts';
