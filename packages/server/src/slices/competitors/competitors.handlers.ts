import { competitorActionRecords, competitorNoteRecords, competitorRecords, retirementRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';

export const competitorHandlers: Pick<AllHandlers, 'competitors' | 'competitorActions' | 'competitorNotes' | 'productRetirements'> = {
  competitors: recordHandlers(competitorRecords),
  competitorActions: recordHandlers(competitorActionRecords),
  competitorNotes: recordHandlers(competitorNoteRecords),
  productRetirements: recordHandlers(retirementRecords),
};
