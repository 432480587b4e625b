import type { Handlers, Job } from '../../access/index.ts';
import { evaluateMerged } from './evaluate.job.ts';
import { pastMerges } from './list-merges.ts';
import { mergeRecords } from './merge-records.ts';
import { searchAsked } from './search.job.ts';
import { undoMerge } from './undo-merge.ts';

export { duplicatesHandlers } from './duplicates.ts';
/** Those of the timetable, and those that are asked for. */
export { searchJobs } from './search.job.ts';
export { searchDuplicates } from './search-duplicates.ts';
export const mergingJobs: readonly Job[] = [evaluateMerged, searchAsked];
export const mergesHandlers: Handlers<'merges'> = { list: pastMerges, create: mergeRecords, undo: undoMerge };
