export { eventDaysHandlers } from './event-days.ts';
export { eventJobs, eventsPublished } from './key-events.jobs.ts';
