import { competitorNoteRecords, needRecords, referralRecords, serviceCostRecords } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { AccountRatings } from './account-ratings.tsx';
import { AccountRecordSection } from './account-record-section.tsx';
import { AccountRelations } from './account-relations.tsx';
import type { AccountTabProps } from './account-tabs.tsx';

/** What we know and judge of the customer besides what it buys. */
export function AccountRecords(props: AccountTabProps) {
  const { t } = useTranslation();
  return (
    <div className="recordColumns">
      <AccountRatings {...props} />
      <AccountRecordSection
        {...props}
        type={needRecords}
        columns={['summary', 'product', 'registeredOn', 'closedOn']}
        empty={t('records.empty.needs')}
      />
      <AccountRecordSection
        {...props}
        type={referralRecords}
        columns={['leadName', 'referred', 'referredOn', 'result']}
        empty={t('records.empty.referrals')}
      />
      <AccountRelations {...props} />
      <AccountRecordSection
        {...props}
        type={competitorNoteRecords}
        columns={['competitor', 'observation', 'observedOn', 'theirPrice']}
        empty={t('records.empty.competitorNotes')}
      />
      <AccountRecordSection
        {...props}
        type={serviceCostRecords}
        columns={['kind', 'incurredOn', 'product', 'hours', 'amount']}
        empty={t('records.empty.serviceCosts')}
      />
    </div>
  );
}
