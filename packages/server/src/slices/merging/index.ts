import type { Handlers } from '../../access/index.ts';
import { pastMerges } from './list-merges.ts';
import { mergeRecords } from './merge-records.ts';
import { undoMerge } from './undo-merge.ts';

export { duplicatesHandlers } from './duplicates.ts';
export { mergingJobs } from './evaluate.job.ts';
export const mergesHandlers: Handlers<'merges'> = { list: pastMerges, create: mergeRecords, undo: undoMerge };
