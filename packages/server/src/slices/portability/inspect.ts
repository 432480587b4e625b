import type { Language } from '@fulcrum/contract';
import {
  defaultLimits,
  type Encoding,
  FileFault,
  type HeaderChoice,
  type Inspection,
  inspectInWorker,
  type ReadChoices,
} from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { MAX_FILE_BYTES } from '../files/index.ts';
import type { KeptDetection, KeptFault } from './import.sql.ts';
import { problemText } from './problem-text.ts';

export type Choices = ReadChoices & HeaderChoice;
export const LIMITS = { ...defaultLimits, fileBytes: MAX_FILE_BYTES };
const SHOWN = 20;

/** Why a file cannot be read, as the fault that callers know. */
export function asFault(error: unknown, language: Language): unknown {
  if (!(error instanceof FileFault)) return error;
  const reason = error.reason.startsWith('mapping.') ? 'import.mapping' : 'import.unreadable';
  return new Fault('invalid', reason, { why: problemText(error.reason, error.detail, language) }, [], { cause: error });
}

/** Why a workbook cannot be a template, and what to save it as. */
export function asTemplateFault(error: unknown, language: Language): unknown {
  if (!(error instanceof FileFault)) return error;
  const kind = error.reason === 'file.kind_unsupported' ? String(error.detail.kind) : null;
  const code = kind === null ? error.reason : kind === 'xlsm' || kind === 'xls' ? `template.kind.${kind}` : 'template.kind';
  return new Fault('invalid', 'workbook.unreadable', { why: problemText(code, error.detail, language) }, [], { cause: error });
}

/** A fault of a file that a person's choice may mend, to be kept with the import; undefined for all others. */
export function mendable(error: unknown, language: Language): KeptFault | undefined {
  if (!(error instanceof FileFault) || !/encoding|sheet_not_found/.test(error.reason)) return undefined;
  return { reason: 'import.unreadable', detail: { why: problemText(error.reason, error.detail, language) } };
}

export const inspect = (path: string, name: string, choices: Choices): Promise<Inspection> =>
  inspectInWorker(path, { name, choices, limits: LIMITS });

export function keptDetection(found: Inspection, sheet: string | undefined): KeptDetection {
  const { header } = found;
  return {
    format: found.kind,
    encoding: found.encoding?.encoding ?? null,
    delimiter: found.delimiter?.delimiter ?? null,
    sheets: found.sheets,
    sheet: sheet ?? found.sheets[0] ?? null,
    headerRow: header.headerLines[0] ?? null,
    columns: header.columns.map((column) => column.name),
    sample: found.sample.slice(0, SHOWN).map((row) => header.columns.map((column) => String(row.cells[column.index] ?? ''))),
    notes: header.warnings.map(({ code, params }) => ({ code, params })),
  };
}

export const asEncoding = (encoding: string | null | undefined): Encoding | undefined => (encoding ?? undefined) as Encoding | undefined;
