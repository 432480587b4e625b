export { isAdjusted, joinAdjusted } from './adjusted.sql.ts';
export { exportedJoins, exportedValues } from './export-records.sql.ts';
export { columnsOf, moneyOf, type RecordColumn, thereBy } from './record-columns.ts';
export { recordEvents } from './record-events.sql.ts';
export { recordHandlers } from './record-handlers.ts';
export type { AdjustmentRule, CodeRule, RecordMove, RecordRule } from './record-rules.ts';
export { meets, referencesOf } from './record-targets.ts';
export { refuseField } from './refuse-field.ts';
export { markRecordActions, updatedRecordsBefore, writeStagedRecords } from './stage-records.sql.ts';
