export type MigrateReason =
  | 'db.too_old'
  | 'db.not_utf8'
  | 'db.extension_missing'
  | 'db.not_chinese'
  | 'db.bad_migration_name'
  | 'db.changed_migration'
  | 'db.late_migration'
  | 'db.newer_than_code'
  | 'db.migration_failed';

/** Why a database cannot be brought up to this version; `message` names the remedy, `detail` what PostgreSQL said. */
export class MigrateError extends Error {
  readonly reason: MigrateReason;
  readonly detail: string;

  constructor(reason: MigrateReason, message: string, detail = '') {
    super(detail ? `${message}\n${detail}` : message);
    this.name = 'MigrateError';
    this.reason = reason;
    this.detail = detail;
  }
}
