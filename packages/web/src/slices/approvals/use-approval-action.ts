import type { ApprovalTold } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../../api/index.ts';

/** Does something with an approval; what it may change is read again. */
export function useApprovalAction<Input>(
  work: (input: Input) => Promise<ApprovalTold>,
  said: (done: ApprovalTold, input: Input) => string,
) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: work,
    onSuccess: async (done, input) => {
      message.success(said(done, input));
      await Promise.all([api.approvals.key(), api.benefits.key()].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
