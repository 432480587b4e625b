import { contractRecords, milestoneRecords, procurementRecords, subscriptionRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { bookRules } from '../periods/index.ts';
import { contractRule, subscriptionRule } from './contract.rules.ts';
import { ownNumber } from './contract-number.ts';

export const contractHandlers: Pick<AllHandlers, 'contracts' | 'subscriptions' | 'milestones' | 'procurementSteps'> = {
  contracts: recordHandlers(contractRecords, [...bookRules(contractRecords), contractRule], ownNumber),
  subscriptions: recordHandlers(subscriptionRecords, [...bookRules(subscriptionRecords), subscriptionRule]),
  milestones: recordHandlers(milestoneRecords),
  procurementSteps: recordHandlers(procurementRecords),
};
