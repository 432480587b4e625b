export { lifecycleHandlers } from './lifecycle.handlers.ts';
