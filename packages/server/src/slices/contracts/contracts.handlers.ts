import { contractRecords, milestoneRecords, procurementRecords, subscriptionRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { bookRules } from '../periods/index.ts';
import { checkCustom, maskCustom } from '../settings/index.ts';
import { contractAdjustment, contractRule, subscriptionRule } from './contract.rules.ts';
import { ownNumber } from './contract-number.ts';

export const contractHandlers: Pick<AllHandlers, 'contracts' | 'subscriptions' | 'milestones' | 'procurementSteps'> = {
  contracts: recordHandlers(contractRecords, [...bookRules(contractRecords), contractRule], {
    codeOf: ownNumber,
    adjustment: contractAdjustment,
    own: { check: (ctx, values) => checkCustom(ctx, 'contract', values), mask: (ctx) => maskCustom(ctx, 'contract') },
  }),
  subscriptions: recordHandlers(subscriptionRecords, [...bookRules(subscriptionRecords), subscriptionRule]),
  milestones: recordHandlers(milestoneRecords),
  procurementSteps: recordHandlers(procurementRecords),
};
