import { milestoneRecords, subscriptionRecords } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { PaymentsBlock } from '../payments/payments-block.tsx';
import { AccountRecordSection } from './account-record-section.tsx';
import type { AccountTabProps } from './account-tabs.tsx';
import { ContractChains } from './contract-chains.tsx';
import { ProcurementPath } from './procurement-path.tsx';

/** What the customer has signed: contracts in their chains, subscriptions, milestones, and how far its own path to the renewal is. */
export function AccountContracts(props: AccountTabProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="recordColumns">
        <ContractChains {...props} />
        <AccountRecordSection
          {...props}
          type={subscriptionRecords}
          columns={['product', 'plan', 'startsOn', 'endsOn', 'endedOn', 'seats', 'amount', 'amountPer']}
          empty={t('ledger.tab.subscriptions')}
        />
        <ProcurementPath {...props} />
        <AccountRecordSection
          {...props}
          type={milestoneRecords}
          columns={['title', 'contract', 'dueOn', 'acceptedOn', 'amount']}
          empty={t('ledger.tab.milestones')}
        />
      </div>
      <PaymentsBlock {...props} />
    </>
  );
}
