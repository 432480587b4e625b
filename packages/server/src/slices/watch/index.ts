/** What competitors offer and authorities change: noted, decided with reasons, and followed until it is done. */
export { insertDemoWatch } from './demo/demo-watch.ts';
export { watchHandlers } from './watch.handlers.ts';
