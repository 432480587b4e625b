import type { HandoverTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { AskedWhy } from '../../kit/index.ts';
import { useHandoverAction } from './use-handover-action.ts';

/** Takes a handover back that nobody accepted. */
export function WithdrawHandover({ handover: { id, revision } }: { handover: HandoverTold }) {
  const { t } = useTranslation();
  const action = useHandoverAction((why: string) => client.handovers.withdraw({ id, revision, reason: why }));
  const texts = { open: t('handover.withdraw'), why: t('handover.withdrawWhy'), go: t('handover.withdraw') };
  return <AskedWhy texts={{ ...texts, cancel: t('handover.cancel') }} action={action} />;
}
