/** What customers ask of the product: who asked, how it ranks, where it stands, and whether it is what they meant. */
export { feedbackAsksHandlers, say } from './asks.ts';
export { insertDemoFeedback } from './demo/demo-feedback.ts';
export { feedbackHandlers } from './feedback.handlers.ts';
export { authenticateTracker, feedbackTrackerHandlers } from './tracker.ts';
