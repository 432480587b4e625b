import type { HandoverTold } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../../api/index.ts';

/** Does something with a handover; what it changes is read again. */
export function useHandoverAction<Input>(work: (input: Input) => Promise<HandoverTold>, said?: (done: HandoverTold) => string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: work,
    onSuccess: async (done) => {
      if (said) message.success(said(done));
      const keys = [api.handovers.key(), api.accounts.key(), api.members.key(), api.tasks.key(), api.worklist.key()];
      await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
