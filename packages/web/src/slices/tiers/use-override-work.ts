import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

/** Reads again what levels by hand change: lists, the levels and their explanation. */
export function useLevelsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const keys = [
      api.accounts.key(),
      api.tiers.key(),
      api.overrides.key(),
      api.freezes.key(),
      api.health.key(),
      api.lifecycle.key(),
      api.tasks.key(),
    ];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}
