export { EVENT_OCCASION } from './contacted.sql.ts';
export { eventDaysHandlers } from './event-days.ts';
export { eventJobs, eventsPublished } from './key-events.jobs.ts';
