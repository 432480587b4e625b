export type EmbeddedPgReason =
  | 'db.already_running'
  | 'db.no_binaries'
  | 'db.no_account'
  | 'db.initdb_failed'
  | 'db.leftover'
  | 'db.start_failed'
  | 'db.elsewhere';

/** Why the embedded PostgreSQL cannot serve; `message` names the remedy, `detail` carries what PostgreSQL said. */
export class EmbeddedPgError extends Error {
  readonly reason: EmbeddedPgReason;
  readonly detail: string;

  constructor(reason: EmbeddedPgReason, message: string, detail = '') {
    super(detail ? `${message}\n${detail}` : message);
    this.name = 'EmbeddedPgError';
    this.reason = reason;
    this.detail = detail;
  }
}
