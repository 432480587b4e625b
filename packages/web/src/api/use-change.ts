import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from './problem.ts';

interface Change<Input, Done> {
  work(input: Input): Promise<Done>;
  /** What of the server's answers it may have changed: read again. */
  changes: readonly (readonly unknown[])[];
  said?: ((done: Done, input: Input) => string) | undefined;
  /** Reads it again where somebody else was quicker: for what a second try adds to and does not overwrite. */
  rereadsStale?: boolean;
}

/** Changes something: it says so, and what it may have changed is read again before it counts as done. */
export function useChange<Input, Done>({ work, changes, said, rereadsStale = false }: Change<Input, Done>) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const reread = () => Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: work,
    onSuccess: async (done, input) => {
      if (said) message.success(said(done, input));
      await reread();
    },
    onError: (error) => (rereadsStale && problemOf(error)?.code === 'resource.stale' ? reread() : undefined),
  });
}
