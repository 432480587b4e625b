/** How a task was closed. */
export const OUTCOMES = ['reached', 'not_reached', 'agreed', 'declined', 'not_needed'] as const;
export type TaskOutcome = (typeof OUTCOMES)[number];
