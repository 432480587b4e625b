import { competitorActionRecords, competitorNoteRecords, competitorRecords, retirementRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { marketHandlers } from './market.ts';

export const competitorHandlers: Pick<
  AllHandlers,
  'competitors' | 'competitorActions' | 'competitorNotes' | 'productRetirements' | 'market'
> = {
  competitors: recordHandlers(competitorRecords),
  competitorActions: recordHandlers(competitorActionRecords),
  competitorNotes: recordHandlers(competitorNoteRecords),
  productRetirements: recordHandlers(retirementRecords),
  market: marketHandlers,
};
