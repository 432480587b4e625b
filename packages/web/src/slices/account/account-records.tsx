import { competitorNoteRecords, needRecords, ratingRecords, referralRecords, relationRecords, serviceCostRecords } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { AccountRecordSection } from './account-record-section.tsx';
import type { AccountTabProps } from './account-tabs.tsx';

/** What we know and judge of the customer besides what it buys. */
export function AccountRecords(props: AccountTabProps) {
  const { t } = useTranslation();
  return (
    <div className="recordColumns">
      <AccountRecordSection
        {...props}
        type={ratingRecords}
        columns={['dimension', 'score', 'ratedOn', 'expiresOn', 'evidence']}
        empty={t('records.empty.ratings')}
      />
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
      <AccountRecordSection
        {...props}
        type={relationRecords}
        columns={['kind', 'other', 'sinceOn', 'untilOn']}
        empty={t('records.empty.relations')}
      />
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
