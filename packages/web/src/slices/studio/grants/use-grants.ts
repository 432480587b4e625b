import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { useSampleChoice } from '../sample-accounts.tsx';
import type { Studio } from '../use-studio.ts';

/** What a draft of benefits or service levels grants, anew at each change: to three accounts, and to all that the reader meets. */
export function useGrants(policyId: string, studio: Studio<unknown>) {
  const { can } = useSession();
  const choice = useSampleChoice(policyId);
  const input = { yaml: studio.settled };
  const each = { placeholderData: <T>(last: T) => last, retry: false } as const;
  const tried = useQuery({
    ...api.policies.tryOutBenefits.queryOptions({ input: { ...input, ...(choice.chosen ? { accounts: choice.chosen } : {}) } }),
    ...each,
    enabled: studio.sound && choice.isKnown,
  });
  const base = useQuery({
    ...api.policies.simulateBenefits.queryOptions({ input }),
    ...each,
    enabled: studio.sound && can('policies.simulate'),
  });
  return { choice, tried, base };
}
export type Grants = ReturnType<typeof useGrants>;
