import { keyEventRecords } from './announcement-records.ts';
import { competitorActionRecords, competitorNoteRecords, competitorRecords, retirementRecords } from './competition-records.ts';
import { contractRecords, milestoneRecords, procurementRecords, subscriptionRecords } from './contract-records.ts';
import { needRecords, ratingRecords, referralRecords, relationRecords } from './judgement-records.ts';
import { instalmentRecords, invoiceRecords, receiptRecords, serviceCostRecords } from './payment-records.ts';
import type { RecordType } from './record-type.ts';
import { resourceRecords } from './resource-records.ts';
import { analysisRecords, objectiveRecords } from './strategy-records.ts';
import { campaignRecords, planActionRecords, successPlanRecords } from './success-records.ts';

export * from './adjust-endpoints.ts';
export * from './announcement-records.ts';
export * from './competition-records.ts';
export * from './contract-records.ts';
export * from './event-name.ts';
export * from './judgement-records.ts';
export * from './payment-records.ts';
export * from './record-endpoints.ts';
export * from './record-type.ts';
export * from './resource-records.ts';
export * from './strategy-records.ts';
export * from './success-records.ts';

/** Every declared kind of record; those that others refer to stand first, so that files can be brought in this order. */
export const RECORD_TYPES = [
  competitorRecords,
  contractRecords,
  subscriptionRecords,
  milestoneRecords,
  procurementRecords,
  instalmentRecords,
  receiptRecords,
  invoiceRecords,
  serviceCostRecords,
  ratingRecords,
  referralRecords,
  needRecords,
  relationRecords,
  competitorActionRecords,
  competitorNoteRecords,
  retirementRecords,
  analysisRecords,
  objectiveRecords,
  successPlanRecords,
  planActionRecords,
  campaignRecords,
  keyEventRecords,
  resourceRecords,
] as const;
export type RecordEntity = (typeof RECORD_TYPES)[number]['entity'];
export const RECORD_ENTITIES = RECORD_TYPES.map(({ entity }) => entity) as readonly RecordEntity[];

/** The declaration of an entity, if it is a kind of record. */
export const recordTypeOf = (entity: string): RecordType | undefined => RECORD_TYPES.find((type) => type.entity === entity);
