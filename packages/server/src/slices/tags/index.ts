export { stageTags, tagsDiffer, writeStagedTags } from './staged-tags.sql.ts';
export { tagsHandlers } from './tags.handlers.ts';
export { tagsNamed } from './tags.sql.ts';
