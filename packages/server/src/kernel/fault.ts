import { FAULT_STATUS, FAULTS, type FaultKind, type FaultReason, FIELD_NAMES, type Language } from '@fulcrum/contract';

export type FaultDetail = Record<string, string | number | null>;
/** One place in the input that is not right; `message` is written when the answer is, in the reader's language. */
export interface FaultIssue {
  path: (string | number)[];
  code: string;
  message: string;
}

/** The one error that calls fail with. Anything else that is thrown is a bug. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly reason: FaultReason;
  readonly detail: FaultDetail;
  readonly issues: FaultIssue[];

  constructor(kind: FaultKind, reason: FaultReason, detail: FaultDetail = {}, issues: FaultIssue[] = [], options?: ErrorOptions) {
    super(`${reason} ${JSON.stringify(detail)}`, options);
    this.name = 'Fault';
    this.kind = kind;
    this.reason = reason;
    this.detail = detail;
    this.issues = issues;
  }

  get status(): number {
    if (this.reason === 'input.too_large') return 413;
    if (this.reason === 'input.media_type') return 415;
    return FAULT_STATUS[this.kind];
  }
}

/** The sentence of a reason in the reader's language, its `{{names}}` filled; a field is called as the reader calls it. */
export function faultText(reason: FaultReason, detail: FaultDetail, language: Language): string {
  const value = (name: string) => (name === 'field' ? FIELD_NAMES[String(detail.field)]?.[language] : undefined) ?? detail[name] ?? '—';
  return FAULTS[reason][language].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(value(name)));
}

export const notFound = (what: string): Fault => new Fault('not_found', 'resource.not_found', { what });
