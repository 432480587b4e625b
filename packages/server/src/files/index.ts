export type { FieldProblem, MappedRow } from './apply-mapping.ts';
export { applyMapping } from './apply-mapping.ts';

export { bytesOfFile, fileCodeOf } from './byte-source.ts';
export type { FieldValue } from './compile-value.ts';

export type { Encoding } from './encoding.ts';

export { importCatalog } from './entity-fields.ts';

export { FileFault } from './file-fault.ts';

export { guessMapping } from './guess-mapping.ts';
export type { Header, HeaderChoice } from './header.ts';
export { dataRowsOf, detectHeader, HEADER_SAMPLE_ROWS } from './header.ts';

export type { Inspection } from './inspect-file.ts';
export { inspectFile } from './inspect-file.ts';

export { defaultLimits } from './limits.ts';
export type { Mapping } from './mapping.ts';
export { checkMapping, parseMapping } from './mapping.ts';

export { dateReader } from './normalise-date.ts';

export type { OutCell } from './out-cell.ts';

export { inspectInWorker, parseInWorker } from './parse-in-worker.ts';

export type { ReadChoices } from './read-rows.ts';
export { openFile, readRows } from './read-rows.ts';
export type { SourceRow } from './row.ts';
export type { Block } from './template/block.ts';
export { filledTemplate } from './template/fill-template.ts';
export { findBlock } from './template/find-block.ts';
export { type Marked, readTemplate, TEMPLATE_LIMITS, type Template } from './template/read-template.ts';
export { writeRows } from './write-rows.ts';
export { type SheetRow, workbookBytes } from './write-sheets.ts';
export { assertHonest, checkedZipEntries } from './zip-check.ts';
