import { contractRecords } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { ContractName, ContractStateChip, chainsOf, type Link, spanOf, TermBar, TermText } from '../contracts/index.ts';
import { Reveal } from '../reveals/index.ts';
import { recordAddress } from './account-record-panel.tsx';
import type { AccountTabProps } from './account-tabs.tsx';
import { useAccountAddress, useAsOf } from './use-account.ts';

const LIMIT = 100;

/** The customer's contracts, renewals below what they renew. */
export function ContractChains({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go } = useAccountAddress();
  const asOf = useAsOf();
  const found = useQuery(api.ledger.list.queryOptions({ input: { accountId: account.id, limit: LIMIT, ...asOf } }));
  const name = contractRecords.oneName[language];
  return (
    <section className="accountBlock recordSection whole" id="contracts">
      <div className="row">
        <h2 className="section grow">{t('ledger.tab.chains')}</h2>
        {facts.may('contracts.write') && !facts.isPast ? (
          <Button type="link" size="small" onClick={() => go(recordAddress('contracts'))}>
            {t('records.add', { name: language === 'zh' ? name : name.toLowerCase() })}
          </Button>
        ) : null}
      </div>
      {found.data ? (
        found.data.items.length ? (
          <Chains links={chainsOf(found.data.items)} day={facts.day} currency={facts.currency} />
        ) : (
          <p className="note hairTop emptyNote">{t('ledger.tab.none')}</p>
        )
      ) : found.error ? (
        <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </section>
  );
}

function Chains({ links, day, currency }: { links: Link[]; day: string; currency: string }) {
  const { t } = useTranslation();
  const span = spanOf(
    links.map(({ row }) => row),
    day,
  );
  return (
    <div className="cards">
      <table className="plainTable chainTable" aria-label={t('ledger.tab.chains')}>
        <thead>
          <tr>
            <th scope="col">{t('ledger.column.contract')}</th>
            <th scope="col">{t('ledger.column.state')}</th>
            <th scope="col">{t('ledger.column.term')}</th>
            <th scope="col" className="right">
              {t('ledger.column.amount')}
            </th>
            <th scope="col" className="right">
              {t('ledger.column.annual')}
            </th>
            <th scope="col" className="right">
              {t('ledger.column.seats')}
            </th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <ChainRow key={link.row.id} link={link} span={span} day={day} currency={currency} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ChainRow({ link, span, day, currency }: { link: Link; span: ReturnType<typeof spanOf>; day: string; currency: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useAccountAddress();
  const { row, depth, renews } = link;
  const running = row.state === 'in_force';
  const dash = <span className="ink3">—</span>;
  return (
    <tr className={search.of === `contracts:${row.id}` ? 'open' : undefined}>
      <td>
        <span className="deep block" style={{ '--depth': depth + (renews ? 1 : 0) } as CSSProperties}>
          <button type="button" className="door" onClick={() => go(recordAddress('contracts', row.id))}>
            <ContractName row={row} />
          </button>
          <Relations link={link} />
        </span>
      </td>
      <td data-label={t('ledger.column.state')}>
        <ContractStateChip state={row.state} />
      </td>
      <td data-label={t('ledger.column.term')}>
        <TermBar startsOn={row.startsOn} endsOn={row.endsOn} span={span} day={day} running={running} />
        <TermText startsOn={row.startsOn} endsOn={row.endsOn} day={day} running={running} />
      </td>
      <td className="right" data-label={t('ledger.column.amount')}>
        <Reveal entity="contract" id={row.id} field="amount" value={row.amount}>
          {(amount) => <Money amount={amount} currency={row.currency} />}
        </Reveal>
      </td>
      <td className="right" data-label={t('ledger.column.annual')}>
        {Number(row.annual) === 0 ? dash : <Money amount={row.annual} currency={currency} />}
      </td>
      <td className="right" data-label={t('ledger.column.seats')}>
        {row.seats === null ? dash : formatNumber(row.seats, language)}
      </td>
    </tr>
  );
}

/** What it renews, what renews it, what it belongs to, and how its milestones stand. */
function Relations({ link: { row, depth, renews } }: { link: Link }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unnumbered = t('ledger.unnumbered');
  const said = [
    row.predecessorId && !renews ? t('ledger.renews', { code: row.predecessorCode ?? unnumbered }) : null,
    row.frameworkId && depth ? t('ledger.belongs', { code: row.frameworkCode ?? unnumbered }) : null,
    row.successorSignedOn
      ? t('ledger.renewedBy', { code: row.successorCode ?? unnumbered, day: formatDate(row.successorSignedOn, language) })
      : null,
    row.milestones ? t('ledger.milestones', { accepted: row.milestonesAccepted, count: row.milestones }) : null,
    row.milestonesDiffer ? t('ledger.split') : null,
  ].filter((each) => each !== null);
  return said.length ? <span className="note ink3 block">{said.join(language === 'zh' ? '；' : '; ')}</span> : null;
}
