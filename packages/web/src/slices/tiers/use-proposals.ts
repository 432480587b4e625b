import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, pagesOf } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

export interface ProposalsAsked {
  state: 'open' | 'waiting' | 'decided';
  from: string | undefined;
  to: string | undefined;
  q: string;
}
export const filterOf = ({ from, to, q }: ProposalsAsked) => ({ ...(from ? { from } : {}), ...(to ? { to } : {}), ...(q ? { q } : {}) });

/** How many changes of level wait for a decision; not asked for those who may not read policies. */
export function useProposalCount() {
  const { can } = useSession();
  return useQuery(api.proposals.summary.queryOptions({ input: {}, enabled: can('policies.read') }));
}

/** The changes that a filter meets, page by page, with how many of them are open. */
export function useProposals(asked: ProposalsAsked) {
  const filter = filterOf(asked);
  const summary = useQuery(api.proposals.summary.queryOptions({ input: filter }));
  const found = useInfiniteQuery(pagesOf(api.proposals.list, { limit: 50, state: asked.state, ...filter }));
  return { summary: summary.data, found, rows: found.data?.pages.flatMap((page) => page.items) ?? [] };
}
