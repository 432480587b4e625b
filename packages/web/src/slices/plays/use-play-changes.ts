import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

/** Does something to plays or runs, and reads anew what it shows in: plays, their runs, and the tasks they made. */
export function usePlayChange<Input>(change: (input: Input) => Promise<unknown>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all([api.plays.key(), api.tasks.key()].map((queryKey) => queries.invalidateQueries({ queryKey })));
      onDone?.();
    },
  });
}
