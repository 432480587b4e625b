export { keyEventHandlers } from './announcement-rule.ts';
export { announcementHandlers } from './announcements.ts';
export { calendarsInForce } from './calendars.sql.ts';
export { EVENT_OCCASION } from './contacted.sql.ts';
export { eventDaysHandlers } from './event-days.ts';
export { authenticateFeed } from './feed.sql.ts';
export { eventJobs, eventsPublished, hasEvents, keepEvents } from './key-events.jobs.ts';
export { eventAccounts, saidCode } from './standing.sql.ts';
