import { analysisRecords, objectiveRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { brief, serve, serving } from './brief.ts';
import { draftPlay } from './draft-play.ts';
import { strategyMatrix } from './matrix.ts';
import { analysisRule, objectiveRule } from './objective-rules.ts';

export const strategyHandlers: Pick<AllHandlers, 'strategy' | 'analyses' | 'objectives'> = {
  strategy: { matrix: strategyMatrix, draftPlay, brief, serve, serving },
  analyses: recordHandlers(analysisRecords, [analysisRule]),
  objectives: recordHandlers(objectiveRecords, [objectiveRule]),
};
