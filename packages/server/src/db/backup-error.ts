export type BackupReason =
  | 'backup.not_one'
  | 'backup.damaged'
  | 'backup.not_empty'
  | 'backup.other_secret'
  | 'backup.counts_differ'
  | 'backup.no_folder'
  | 'backup.nothing';

/** Why a backup cannot be written or restored; nothing was changed. `detail` fills the sentence that the command line says. */
export class BackupError extends Error {
  readonly reason: BackupReason;
  readonly detail: Record<string, string>;

  constructor(reason: BackupReason, detail: Record<string, string> = {}, options?: ErrorOptions) {
    super(`${reason} ${JSON.stringify(detail)}`, options);
    this.name = 'BackupError';
    this.reason = reason;
    this.detail = detail;
  }
}
