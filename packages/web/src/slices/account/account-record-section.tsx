import type { RecordType } from '@fulcrum/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type RecordRow, RecordTable } from '../../records/index.ts';
import { recordAddress } from './account-record-panel.tsx';
import type { AccountTabProps } from './account-tabs.tsx';
import { useAccountAddress, useAsOf } from './use-account.ts';

interface AccountRecordSectionProps extends AccountTabProps {
  type: RecordType;
  columns: readonly string[];
  /** What belongs here and how it comes, where there is none. */
  empty: ReactNode;
  limit?: number;
  extra?: { title: string; render: (row: RecordRow) => ReactNode };
}

/** One kind of record of this customer, as of the day shown, with the way to add one. */
export function AccountRecordSection({ account, facts, type, columns, empty, limit, extra }: AccountRecordSectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useAccountAddress();
  const asOf = useAsOf();
  if (!facts.may(type.needs.read)) return null;
  const name = type.oneName[language];
  return (
    <section className="accountBlock recordSection">
      <div className="row">
        <h2 className="section grow">{type.name[language]}</h2>
        {facts.may(type.needs.write) && !facts.isPast ? (
          <Button type="link" size="small" onClick={() => go(recordAddress(type.entity))}>
            {t('records.add', { name: language === 'zh' ? name : name.toLowerCase() })}
          </Button>
        ) : null}
      </div>
      <RecordTable
        type={type}
        filter={{ accountId: account.id, ...asOf }}
        columns={columns}
        empty={empty}
        {...(limit ? { limit } : {})}
        {...(extra ? { extra } : {})}
        openId={search.panel === 'record' ? search.of?.split(':')[1] : undefined}
        onOpen={(row) => go(recordAddress(type.entity, row.id))}
      />
    </section>
  );
}
