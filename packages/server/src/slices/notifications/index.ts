export { mailingJobs } from './mail/mail-notices.job.ts';
export { notificationHandlers } from './notifications.handlers.ts';
export { lookBackFrom, oldNoticeJobs, tellingJobs } from './tell.job.ts';
export { tellAsKnown } from './tell.sql.ts';
export { type Budgeted, tellOfSpentBudgets } from './tell-of-budgets.ts';
export { type DueEvent, tellOfDueEvents } from './tell-of-events.ts';
export { tellOfDueReviews } from './tell-of-reviews.ts';
export { tellOfGivenRisk } from './tell-of-risks.ts';
export { tellOfFiredTasks, tellOfGivenTask, tellOfMovedTasks } from './tell-of-tasks.ts';
