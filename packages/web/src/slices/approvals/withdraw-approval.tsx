import type { ApprovalTold } from '@fulcrum/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { useApprovalAction } from './use-approval-action.ts';

/** The asker takes the request back. */
export function WithdrawApproval({ approval }: { approval: ApprovalTold }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { id, revision } = approval;
  const withdraw = useApprovalAction(
    (why: string) => client.approvals.withdraw({ id, revision, ...(why ? { reason: why } : {}) }),
    () => t('signing.withdraw.done'),
  );
  if (!open)
    return (
      <p>
        <button type="button" className="door note" onClick={() => setOpen(true)}>
          {t('signing.withdraw.open')}
        </button>
      </p>
    );
  return (
    <div className="workForm approvalDecide">
      <Input
        aria-label={t('signing.withdraw.why')}
        placeholder={t('signing.withdraw.why')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNote problem={withdraw.error ? shownProblem(withdraw.error) : null} />
      <div className="row formActions">
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate(reason.trim())}>
          {t('signing.withdraw.go')}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {t('signing.pass.cancel')}
        </Button>
      </div>
    </div>
  );
}
