import { relationRecords } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, SkeletonRows } from '../../kit/index.ts';
import { type RecordRow, useRecords } from '../../records/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { recordAddress } from './account-record-panel.tsx';
import type { AccountTabProps } from './account-tabs.tsx';
import { useAccountAddress, useAsOf } from './use-account.ts';

/** Kinds that hold in both directions alike. */
const MUTUAL: readonly unknown[] = ['same_group', 'partner'];

/** Whom the customer is bound to, whoever's page it was entered on. */
export function AccountRelations({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go } = useAccountAddress();
  const asOf = useAsOf();
  const own = useRecords(relationRecords, { accountId: account.id, ...asOf }, 50);
  const others = useRecords(relationRecords, { otherId: account.id, ...asOf }, 50);
  const edits = facts.may('facts.write') && !facts.isPast;
  const rows = [...(own.rows ?? []).map((row) => ({ row, mine: true })), ...(others.rows ?? []).map((row) => ({ row, mine: false }))];
  const failed = own.error ?? others.error;
  return (
    <section className="accountBlock recordSection">
      <div className="row">
        <h2 className="section grow">{relationRecords.name[language]}</h2>
        {edits ? (
          <Button type="link" size="small" onClick={() => go(recordAddress('relations'))}>
            {t('records.add', { name: language === 'zh' ? relationRecords.oneName.zh : relationRecords.oneName.en.toLowerCase() })}
          </Button>
        ) : null}
      </div>
      {own.isPending || others.isPending ? <SkeletonRows rows={2} /> : null}
      {failed ? <QueryFailed level={3} error={failed} onRetry={() => void Promise.all([own.refetch(), others.refetch()])} /> : null}
      {own.rows && others.rows && rows.length === 0 ? <p className="note hairTop emptyNote">{t('market.relation.none')}</p> : null}
      {rows.length ? (
        <table className="plainTable" aria-label={relationRecords.name[language]}>
          <tbody>
            {rows.map(({ row, mine }) => (
              <tr key={row.id}>
                <td>
                  <button type="button" className="door" onClick={() => go(recordAddress('relations', row.id))}>
                    {relationRecords.fields.kind.choices[row.kind as 'benchmark'][language]}
                  </button>{' '}
                  {MUTUAL.includes(row.kind) ? null : (
                    <span className="note">{t(mine ? 'market.relation.mine' : 'market.relation.from')}</span>
                  )}
                </td>
                <td>
                  <Other row={row} mine={mine} />
                </td>
                <td className="nowrap note">
                  {formatDate(String(row.sinceOn), language)}
                  {row.untilOn ? ` – ${formatDate(String(row.untilOn), language)}` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function Other({ row, mine }: { row: RecordRow; mine: boolean }) {
  const id = mine ? row.otherId : row.accountId;
  if (!id) return <span className="ink3">—</span>;
  return (
    <Link to="/customers/$accountId" params={{ accountId: String(id) }} search={{ tab: 'records' }}>
      {String(mine ? row.otherName : row.accountName)}
    </Link>
  );
}
