import type { EvidenceLine } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AccountSearch } from '../account/account.search.ts';

/** Where the page of its account shows a record. */
function place({ kind, id, part }: EvidenceLine): AccountSearch {
  const record = (entity: string, tab: AccountSearch['tab']): AccountSearch => ({ tab, panel: 'record', of: `${entity}:${id}` });
  switch (kind) {
    case 'order':
      return { at: 'orders', order: id ?? undefined };
    case 'contract':
      return id ? record('contracts', 'contracts') : { tab: 'contracts' };
    case 'subscription':
      return record('subscriptions', 'contracts');
    case 'instalment':
      return record('instalments', 'contracts');
    case 'usage':
      return { tab: 'usage', metric: part ?? undefined };
    case 'contact':
      return { tab: 'people', panel: 'person', of: id ?? undefined };
    case 'interaction':
      return { panel: 'made', of: id ?? undefined };
    case 'referral':
      return record('referrals', 'records');
    case 'rating':
      return record('ratings', 'records');
    case 'need':
      return record('needs', 'records');
    case 'service_cost':
      return record('service-costs', 'records');
    case 'plan':
      return record('success-plans', 'success');
    case 'survey_answer':
      return { tab: 'success' };
    case 'project_start':
      return {};
    case 'service_order':
    case 'call':
    case 'request':
      return { tab: 'requests' };
  }
}

/** Leads to the record of a row on the page of its account; what the reader does not meet leads nowhere. */
export function EvidenceLink({ line, asOf, children }: { line: EvidenceLine; asOf: string | undefined; children: ReactNode }) {
  if (!line.accountId) return <span className="ink3">{children}</span>;
  return (
    <Link className="door" to="/customers/$accountId" params={{ accountId: line.accountId }} search={{ asOf, ...place(line) }}>
      {children}
    </Link>
  );
}
