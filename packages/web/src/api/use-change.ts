import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

interface Change<Input, Done> {
  work(input: Input): Promise<Done>;
  /** What of the server's answers it may have changed: read again. */
  changes: readonly (readonly unknown[])[];
  said?: ((done: Done, input: Input) => string) | undefined;
}

/** Changes something: it says so, and what it may have changed is read again before it counts as done. */
export function useChange<Input, Done>({ work, changes, said }: Change<Input, Done>) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: work,
    onSuccess: async (done, input) => {
      if (said) message.success(said(done, input));
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
