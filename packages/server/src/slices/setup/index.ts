export { setupHandlers } from './setup.ts';
export { templateHandlers } from './templates.ts';
