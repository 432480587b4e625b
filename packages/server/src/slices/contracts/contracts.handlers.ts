import { contractRecords, milestoneRecords, procurementRecords, subscriptionRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { bookRules } from '../periods/index.ts';

export const contractHandlers: Pick<AllHandlers, 'contracts' | 'subscriptions' | 'milestones' | 'procurementSteps'> = {
  contracts: recordHandlers(contractRecords, bookRules(contractRecords)),
  subscriptions: recordHandlers(subscriptionRecords, bookRules(subscriptionRecords)),
  milestones: recordHandlers(milestoneRecords),
  procurementSteps: recordHandlers(procurementRecords),
};
