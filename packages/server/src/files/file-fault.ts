/** Why a whole file is refused. Single bad rows are data (see problem.ts), never faults. */
export type FileFaultReason =
  | 'file.empty'
  | 'file.too_large'
  | 'file.expands_too_much'
  | 'file.too_many_rows'
  | 'file.too_many_columns'
  | 'file.cell_too_long'
  | 'file.took_too_long'
  | 'file.too_much_memory'
  | 'file.broken'
  | 'file.encrypted'
  | 'file.kind_unsupported'
  | 'file.html_table'
  | 'file.sheet_not_found'
  | 'file.quote_not_closed'
  | 'file.encoding_unknown'
  | 'file.encoding_mismatch'
  | 'file.aborted'
  | 'mapping.invalid'
  | 'mapping.column_missing';

export type FileFaultDetail = Readonly<Record<string, string | number | readonly string[]>>;

/** Thrown when a file cannot be read at all; `kind` follows the closed kinds of Fault, `detail` carries the message parameters. */
export class FileFault extends Error {
  readonly kind: 'invalid' | 'limit';
  readonly reason: FileFaultReason;
  readonly detail: FileFaultDetail;

  constructor(kind: 'invalid' | 'limit', reason: FileFaultReason, detail: FileFaultDetail = {}) {
    super(`${reason} ${JSON.stringify(detail)}`);
    this.name = 'FileFault';
    this.kind = kind;
    this.reason = reason;
    this.detail = detail;
  }
}
