export { deliveriesHandlers, mailHandlers } from './deliveries.handlers.ts';
export { isRefused, joinAddress, mailStop, resumeMail } from './mail-address.sql.ts';
export { MAIL_KEY, readServer } from './mail-server.ts';
export { type GroupNotice, tellGroups } from './robots/robot-deliveries.sql.ts';
export { type KeptRobot, readRobots } from './robots/robot-store.ts';
export { robotsHandlers } from './robots/robots.handlers.ts';
export { robotJobs } from './robots/send-robots.job.ts';
export { type Mail, queueMails, sendLater, withdrawMails } from './send-later.sql.ts';
export { forgettingJobs, sendingJobs } from './send-mail.job.ts';
