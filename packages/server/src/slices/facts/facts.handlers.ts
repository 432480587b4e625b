import { needRecords, ratingRecords, referralRecords, relationRecords, serviceCostRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { bookRules } from '../periods/index.ts';
import { ratingRule, referralRule, relationRule } from './fact-rules.ts';
import { rubricHandlers } from './rating-rubrics.ts';

export const factHandlers: Pick<AllHandlers, 'serviceCosts' | 'ratings' | 'referrals' | 'needs' | 'relations' | 'ratingRubrics'> = {
  serviceCosts: recordHandlers(serviceCostRecords, bookRules(serviceCostRecords)),
  ratings: recordHandlers(ratingRecords, [ratingRule]),
  referrals: recordHandlers(referralRecords, [referralRule]),
  needs: recordHandlers(needRecords),
  relations: recordHandlers(relationRecords, [relationRule]),
  ratingRubrics: rubricHandlers,
};
