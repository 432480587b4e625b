export { exportedJoins, exportedValues } from './export-records.sql.ts';
export { columnsOf, moneyOf, type RecordColumn, thereBy } from './record-columns.ts';
export { recordEvents } from './record-events.sql.ts';
export { type RecordMove, type RecordRule, recordHandlers } from './record-handlers.ts';
export { meets, referencesOf } from './record-targets.ts';
export { markRecordActions, updatedRecordsBefore, writeStagedRecords } from './stage-records.sql.ts';
