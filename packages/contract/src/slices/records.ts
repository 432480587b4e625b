import { adjustEndpoints } from '../records/adjust-endpoints.ts';
import { keyEventRecords } from '../records/announcement-records.ts';
import { competitorActionRecords, competitorNoteRecords, competitorRecords, retirementRecords } from '../records/competition-records.ts';
import { contractRecords, milestoneRecords, procurementRecords, subscriptionRecords } from '../records/contract-records.ts';
import { needRecords, ratingRecords, referralRecords, relationRecords } from '../records/judgement-records.ts';
import { instalmentRecords, invoiceRecords, receiptRecords, serviceCostRecords } from '../records/payment-records.ts';
import { recordEndpoints } from '../records/record-endpoints.ts';
import { resourceRecords } from '../records/resource-records.ts';
import { analysisRecords, objectiveRecords } from '../records/strategy-records.ts';
import { campaignRecords, planActionRecords, successPlanRecords } from '../records/success-records.ts';

/** List, add, change and delete of every declared kind of record, by the entity's name without dashes. */
export const records = {
  contracts: { ...recordEndpoints(contractRecords), ...adjustEndpoints(contractRecords) },
  subscriptions: recordEndpoints(subscriptionRecords),
  milestones: recordEndpoints(milestoneRecords),
  procurementSteps: recordEndpoints(procurementRecords),
  instalments: { ...recordEndpoints(instalmentRecords), ...adjustEndpoints(instalmentRecords) },
  receipts: { ...recordEndpoints(receiptRecords), ...adjustEndpoints(receiptRecords) },
  invoices: { ...recordEndpoints(invoiceRecords), ...adjustEndpoints(invoiceRecords) },
  serviceCosts: { ...recordEndpoints(serviceCostRecords), ...adjustEndpoints(serviceCostRecords) },
  ratings: recordEndpoints(ratingRecords),
  referrals: recordEndpoints(referralRecords),
  needs: recordEndpoints(needRecords),
  relations: recordEndpoints(relationRecords),
  competitors: recordEndpoints(competitorRecords),
  competitorActions: recordEndpoints(competitorActionRecords),
  competitorNotes: recordEndpoints(competitorNoteRecords),
  productRetirements: recordEndpoints(retirementRecords),
  analyses: recordEndpoints(analysisRecords),
  objectives: recordEndpoints(objectiveRecords),
  successPlans: recordEndpoints(successPlanRecords),
  planActions: recordEndpoints(planActionRecords),
  customerCampaigns: recordEndpoints(campaignRecords),
  keyEvents: recordEndpoints(keyEventRecords),
  resources: recordEndpoints(resourceRecords),
};
