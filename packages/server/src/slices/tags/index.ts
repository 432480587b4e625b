export { tagsHandlers } from './tags.handlers.ts';
export { tagsNamed } from './tags.sql.ts';
