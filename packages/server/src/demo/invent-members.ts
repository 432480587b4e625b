import type { DemoAccount, Setting } from './invent-accounts.ts';

export interface DemoMember {
  account_id: string;
  id: string;
  user_id: string;
  role: string;
  since: string;
  until: string | null;
}

const ROLE_OF: Record<string, string> = {
  sales: 'sales',
  sales_lead: 'sales',
  csm: 'operations',
  agent: 'service',
  service_lead: 'service',
};

/** One colleague beside the owner at most accounts, two at the larger; now and then one who has left the team. */
export function inventMembers({ aside: random, staff, today }: Setting, accounts: readonly DemoAccount[]): DemoMember[] {
  return accounts.flatMap((account) => {
    const others = staff.filter(({ id }) => id !== account.owner_id);
    const wanted = account.size > 0.8 ? 2 : random.chance(0.6) ? 1 : 0;
    const first = random.whole(0, Math.max(others.length - 1, 0));
    return Array.from({ length: Math.min(wanted, others.length) }, (_, n) => {
      const colleague = others[(first + n) % others.length]!;
      const until = random.chance(0.15)
        ? Temporal.PlainDate.from(today)
            .subtract({ days: random.whole(10, 90) })
            .toString()
        : null;
      return {
        account_id: account.id,
        id: random.id(account.happened_on),
        user_id: colleague.id,
        role: ROLE_OF[colleague.role] ?? 'collaborator',
        since: account.happened_on,
        until: until && until > account.happened_on ? until : null,
      };
    });
  });
}
