import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

/** How much waits for the word of this person: what others handed in, and a request to need no second person. None for who may not publish. */
export function useAwaiting(): number {
  const { can } = useSession();
  const enabled = can('policies.publish') && can('policies.read');
  const policies = useQuery(api.policies.list.queryOptions({ input: {}, enabled }));
  const rules = useQuery(api.policies.rules.queryOptions({ input: {}, enabled }));
  const handedIn = policies.data?.items.filter(({ submission }) => submission && !submission.mine).length ?? 0;
  const asked = rules.data?.endAsked;
  return handedIn + (asked && !asked.mine ? 1 : 0);
}
