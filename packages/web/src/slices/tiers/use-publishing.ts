import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { Publication } from './publish-policy.tsx';

/** What became of a publication. */
export interface Published {
  version: number | null;
  on: string | null;
  /** It waits for a second person. */
  awaits: boolean;
}

/** Whether the reader may bring a draft on its way, and whether that asks for a second person. */
export function usePublishing() {
  const { can } = useSession();
  const rules = useQuery(api.policies.rules.queryOptions({ input: {}, enabled: can('policies.read') }));
  const publishes = can('policies.publish');
  const offered = publishes || can('policies.edit');
  const asks = offered && (!publishes || rules.data?.secondPerson === true);
  return {
    offered,
    asks,
    publish: async (id: string, of: Publication): Promise<Published> =>
      asks
        ? { ...(await client.policies.submit({ id, ...of })), on: of.on ?? null, awaits: true }
        : { ...(await client.policies.publish({ id, ...of })), awaits: false },
    rollBack: async (id: string, version: number, note: string | undefined): Promise<Published> => {
      const told = note ? { note } : {};
      return asks
        ? { ...(await client.policies.submit({ id, restores: version, ...told })), on: null, awaits: true }
        : { ...(await client.policies.rollBack({ id, version, ...told })), on: null, awaits: false };
    },
  };
}
