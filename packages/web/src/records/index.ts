// What pages of any slice need to show and edit declared records.
export { AdjustForm, differenceOf } from './adjust-form.tsx';
export { type RecordRow, useRecord, useRecords } from './record-api.ts';
export { RecordById } from './record-by-id.tsx';
export { RecordPanel } from './record-panel.tsx';
export { RecordTable } from './record-table.tsx';
export { ReferenceSelect } from './reference-select.tsx';
