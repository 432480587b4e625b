export { overridesHandlers } from './overrides.handlers.ts';
