import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

/** How many approvals wait for the reader, and how many of their own came back. */
export function useApprovalsWaiting() {
  const { can } = useSession();
  return useQuery(api.approvals.waiting.queryOptions({ input: {}, enabled: can('approvals.read') })).data;
}
