import { contractRecords, milestoneRecords, procurementRecords, subscriptionRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';

export const contractHandlers: Pick<AllHandlers, 'contracts' | 'subscriptions' | 'milestones' | 'procurementSteps'> = {
  contracts: recordHandlers(contractRecords),
  subscriptions: recordHandlers(subscriptionRecords),
  milestones: recordHandlers(milestoneRecords),
  procurementSteps: recordHandlers(procurementRecords),
};
