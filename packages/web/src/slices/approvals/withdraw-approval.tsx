import type { ApprovalTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { AskedWhy } from '../../kit/index.ts';
import { useApprovalAction } from './use-approval-action.ts';

/** The asker takes the request back. */
export function WithdrawApproval({ approval: { id, revision } }: { approval: ApprovalTold }) {
  const { t } = useTranslation();
  const action = useApprovalAction(
    (why: string) => client.approvals.withdraw({ id, revision, ...(why ? { reason: why } : {}) }),
    () => t('signing.withdraw.done'),
  );
  const texts = { open: t('signing.withdraw.open'), why: t('signing.withdraw.why'), go: t('signing.withdraw.go') };
  return <AskedWhy optional texts={{ ...texts, cancel: t('signing.pass.cancel') }} action={action} />;
}
