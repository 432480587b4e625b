import type { ProcedureRunTold } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../../api/index.ts';

/** Does something with a run; what it may change is read again. */
export function useRunAction<Input>(work: (input: Input) => Promise<ProcedureRunTold>, said: (done: ProcedureRunTold) => string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: work,
    onSuccess: async (done) => {
      message.success(said(done));
      await Promise.all([api.procedures.key(), api.approvals.key()].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
