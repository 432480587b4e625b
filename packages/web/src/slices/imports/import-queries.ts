import type { Import, Job } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

const BUSY: Import['state'][] = ['reading', 'committing'];
const POLL_MS = 1000;

/** Whether the server works on it right now. */
export const isBusy = (state: Import['state']): boolean => BUSY.includes(state);

/** One import (none while the id is empty), followed closely while the server works on it. */
export function useImport(id: string) {
  return useQuery(
    api.imports.get.queryOptions({
      input: { id },
      enabled: id !== '',
      refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? POLL_MS : false),
    }),
  );
}

/** How far the import's job has come; nothing for who may not see jobs. */
export function useImportJob({ jobId, state }: Import): z.infer<typeof Job> | undefined {
  const { can } = useSession();
  const { data } = useQuery(
    api.jobs.get.queryOptions({
      input: { id: jobId ?? '' },
      enabled: jobId !== null && isBusy(state) && can('jobs.read'),
      refetchInterval: POLL_MS,
    }),
  );
  return data;
}
