import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useDay } from '../../shell/day.ts';

/** How many months the catalogue shows, that of the day first. */
export const MONTHS = 4;
/** The resources of the day shown, with how their months are taken. */
export function useCatalogue() {
  const { asOf } = useDay();
  return useQuery(api.resourceRequests.capacity.queryOptions({ input: { asOf, months: MONTHS } }));
}
