import { needRecords, ratingRecords, referralRecords, relationRecords, serviceCostRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { bookRules } from '../periods/index.ts';

export const factHandlers: Pick<AllHandlers, 'serviceCosts' | 'ratings' | 'referrals' | 'needs' | 'relations'> = {
  serviceCosts: recordHandlers(serviceCostRecords, bookRules(serviceCostRecords)),
  ratings: recordHandlers(ratingRecords),
  referrals: recordHandlers(referralRecords),
  needs: recordHandlers(needRecords),
  relations: recordHandlers(relationRecords),
};
