import * as z from 'zod';

/** Phrases that mean the same, group by group. */
export const SYNONYMS = 'articles.synonyms';
export const Synonyms = z.object({ groups: z.array(z.array(z.string())).default([]) });
export type SynonymGroups = z.output<typeof Synonyms>['groups'];
