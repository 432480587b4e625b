export { segmentsHandlers } from './segments.handlers.ts';
export { viewsHandlers } from './views.handlers.ts';
