import { campaignRecords, planActionRecords, successPlanRecords } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { AccountRecordSection } from '../account/account-record-section.tsx';
import type { AccountTabProps } from '../account/account-tabs.tsx';
import { AskList } from '../feedback/ask-list.tsx';
import { AnswerList } from '../surveys/answer-list.tsx';
import { AccountTraining } from '../training/account-training.tsx';
import './success.css';

/** What the customer wants to reach with us, who does what for it, and when they are busy with something of their own. */
export function AccountSuccess(props: AccountTabProps) {
  const { t } = useTranslation();
  return (
    <div className="successParts">
      <AccountRecordSection
        {...props}
        type={successPlanRecords}
        columns={['title', 'goals', 'dueOn', 'owner', 'outcome', 'confirmedBy', 'confirmedOn']}
        empty={t('succeeding.empty.plans')}
      />
      <AccountRecordSection
        {...props}
        type={planActionRecords}
        columns={['what', 'side', 'dueOn', 'owner', 'contact', 'doneOn', 'plan']}
        empty={t('succeeding.empty.actions')}
        limit={20}
      />
      <AccountRecordSection
        {...props}
        type={campaignRecords}
        columns={['title', 'startsOn', 'endsOn', 'contact', 'note']}
        empty={t('succeeding.empty.campaigns')}
      />
      <section aria-labelledby="survey-answers-title">
        <h2 className="section" id="survey-answers-title">
          {t('surveying.ofAccount')}
        </h2>
        <AnswerList accountId={props.account.id} />
      </section>
      {props.facts.may('feedback.read') ? (
        <section aria-labelledby="account-feedback-title">
          <h2 className="section" id="account-feedback-title">
            {t('roadmap.ofCustomer.title')}
          </h2>
          <AskList of={{ accountId: props.account.id }} none={t('roadmap.ofCustomer.none')} />
        </section>
      ) : null}
      <AccountTraining accountId={props.account.id} />
    </div>
  );
}
