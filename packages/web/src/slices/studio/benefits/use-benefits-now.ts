import type { SlaClass } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

/** Benefits as they are now: the accounts of each cell, and the classes of service that terms may name, the best first. */
export function useBenefitsNow() {
  const found = useQuery(api.benefits.matrix.queryOptions({ input: {} }));
  const classes: readonly SlaClass[] = found.data?.classes ?? [];
  return { cells: found.data?.cells ?? [], classes };
}
