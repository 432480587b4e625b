import { writeAudit } from '../access/audit.ts';
import { type AuditRecord, LOCAL } from '../access/index.ts';
import { connect } from '../db/pool.ts';
import { systemClock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';

/** Records what an operator did to the database as a whole, outside of any call. */
export async function auditOperation(url: string, entry: AuditRecord): Promise<void> {
  const { db, close } = connect(url, { max: 1, name: 'fulcrum audit' });
  const origin = { via: 'cli', requestId: newId(), address: null, agent: null } as const;
  const now = systemClock.now().toString({ smallestUnit: 'microsecond' });
  try {
    await writeAudit(db, { actor: LOCAL, origin, now }, entry);
  } finally {
    await close();
  }
}
