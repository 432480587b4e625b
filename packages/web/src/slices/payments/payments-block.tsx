import { type AgeBucket, instalmentRecords, invoiceRecords, receiptRecords } from '@fulcrum/contract';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { recordAddress } from '../account/account-record-panel.tsx';
import { AccountRecordSection } from '../account/account-record-section.tsx';
import type { AccountTabProps } from '../account/account-tabs.tsx';
import { useAccountAddress } from '../account/use-account.ts';
import { AgeingBar } from './ageing-bar.tsx';
import { Dropped } from './dropped.tsx';
import { Listed } from './listed.tsx';
import './payments.css';
import { ReceiptList } from './receipt-list.tsx';
import { ReceivableTable } from './receivable-table.tsx';
import { useAgeing, useReceipts, useReceivables } from './use-receivables.ts';

const ROWS = 12;

/** What the customer owes and has paid: the age of what is open, the plan, receipts with what they pay, invoices. */
export function PaymentsBlock(props: AccountTabProps) {
  const { t } = useTranslation();
  const { account, facts } = props;
  const { search, go } = useAccountAddress();
  const [bucket, setBucket] = useState<AgeBucket>();
  const of = { accountId: account.id, asOf: search.asOf };
  const ageing = useAgeing(of);
  const [all, setAll] = useState(false);
  const plan = useReceivables({ ...of, bucket, openOnly: all ? undefined : true }, ROWS);
  const receipts = useReceipts(of, ROWS);
  const edits = facts.may('payments.write') && !facts.isPast;
  if (!facts.may('payments.read')) return null;
  const add = (entity: string) => (edits ? <AddButton onClick={() => go(recordAddress(entity))} /> : null);
  const [, openId] = (search.of ?? '').split(':');
  return (
    <div className="recordColumns">
      <section className="recordSection">
        {ageing.data?.open.instalments === 0 ? null : ageing.data ? (
          <AgeingBar ageing={ageing.data} current={bucket} onOpen={(next) => setBucket(next === bucket ? undefined : next)} />
        ) : ageing.error ? (
          <QueryFailed level={3} error={ageing.error} onRetry={() => void ageing.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )}
        <Head
          title={instalmentRecords.name}
          action={
            <>
              <Button type="link" size="small" aria-pressed={all} onClick={() => setAll(!all)}>
                {t(all ? 'owed.showOpen' : 'owed.showAll')}
              </Button>
              {add('instalments')}
            </>
          }
        />
        {bucket ? <Dropped name={t(`owed.bucket.${bucket}`)} onDrop={() => setBucket(undefined)} /> : null}
        <Listed found={plan} empty={t(all ? 'owed.empty.plan' : 'owed.empty.open')}>
          {(rows) => <ReceivableTable rows={rows} openId={openId} onOpen={(row) => go(recordAddress('instalments', row.id))} />}
        </Listed>
      </section>
      <div>
        <section className="recordSection">
          <Head title={receiptRecords.name} action={add('receipts')} />
          <Listed found={receipts} empty={t('owed.empty.receipts')}>
            {(rows) => (
              <ReceiptList
                rows={rows}
                accountId={account.id}
                mayClaim={edits}
                onClaim={(receiptId) => go({ panel: 'claim', of: receiptId })}
                onOpen={(receipt) => go(recordAddress('receipts', receipt.id))}
              />
            )}
          </Listed>
        </section>
        <AccountRecordSection
          {...props}
          type={invoiceRecords}
          columns={['appliedOn', 'kind', 'issuedOn', 'amount']}
          empty={t('owed.empty.invoices')}
        />
      </div>
    </div>
  );
}

function AddButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button type="link" size="small" onClick={onClick}>
      {t('records.addShort')}
    </Button>
  );
}

function Head({ title, action }: { title: { zh: string; en: string }; action: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <div className="row">
      <h2 className="section grow">{title[i18n.language === 'zh' ? 'zh' : 'en']}</h2>
      {action}
    </div>
  );
}
