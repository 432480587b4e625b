import type { AuditEntry } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The account that an entry is about: itself, or the one that its record hangs on. */
function accountOf({ entity, entityId, before, after }: AuditEntry): string | undefined {
  if (entity === 'account') return entityId ?? undefined;
  for (const kept of [after, before]) {
    if (typeof kept !== 'object' || kept === null) continue;
    const id = 'account_id' in kept ? kept.account_id : 'accountId' in kept ? kept.accountId : undefined;
    if (typeof id === 'string') return id;
  }
  return undefined;
}

/** Leads to the record of an entry, where it has a page. */
export function RecordLink({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const { entity, entityId } = entry;
  const accountId = accountOf(entry);
  const text = t('auditLog.open');
  if (accountId)
    return (
      <Link to="/customers/$accountId" params={{ accountId }}>
        {text}
      </Link>
    );
  if (!entityId) return null;
  if (entity === 'import')
    return (
      <Link to="/admin/import/$importId" params={{ importId: entityId }}>
        {text}
      </Link>
    );
  if (entity === 'user')
    return (
      <Link to="/admin/users" search={{ open: entityId }}>
        {text}
      </Link>
    );
  if (entity === 'period')
    return (
      <Link to="/insights/periods" search={{ month: entityId }}>
        {text}
      </Link>
    );
  return null;
}
