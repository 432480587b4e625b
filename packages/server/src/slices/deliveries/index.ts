export { deliveriesHandlers, mailHandlers } from './deliveries.handlers.ts';
export { MAIL_KEY, readServer } from './mail-server.ts';
export { type Mail, sendLater } from './send-later.sql.ts';
export { forgettingJobs, sendingJobs } from './send-mail.job.ts';
