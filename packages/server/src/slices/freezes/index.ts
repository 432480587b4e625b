export { freezesHandlers } from './freezes.handlers.ts';
export { thaw } from './thaw.ts';
