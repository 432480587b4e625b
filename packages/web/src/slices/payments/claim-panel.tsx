import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, formatDate, Money, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';

interface ClaimPanelProps {
  receiptId: string;
  eyebrow?: string | undefined;
  onClose: () => void;
}

/** What a receipt may pay, the likeliest first with the reasons; an amount may be claimed in parts, also to other accounts. */
export function ClaimPanel({ receiptId, eyebrow, onClose }: ClaimPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [q, setQ] = useState('');
  const found = useQuery(
    api.receivables.suggestions.queryOptions({
      input: { receiptId, ...(q.trim() ? { q: q.trim() } : {}) },
      placeholderData: (before) => before,
    }),
  );
  return (
    <DockedPanel {...(eyebrow ? { eyebrow } : {})} title={t('owed.claimTitle')} onClose={onClose}>
      {found.data ? (
        <p className="ink2">
          {t('owed.left')} <Money amount={found.data.unclaimed} />
        </p>
      ) : null}
      <Input.Search
        allowClear
        aria-label={t('owed.searchTarget')}
        placeholder={t('owed.searchTarget')}
        onSearch={setQ}
        onChange={(event) => (event.target.value === '' ? setQ('') : undefined)}
      />
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data && found.data.items.length + found.data.contracts.length === 0 ? (
        <p className="note hairTop emptyNote">{t('owed.nothingToPay')}</p>
      ) : null}
      <ul className="suggestions">
        {found.data?.items.map(({ receivable, amount, reasons }) => (
          <Suggestion
            key={`${receivable.id}.${amount}`}
            claim={{ receiptId, instalmentId: receivable.id }}
            account={receivable.accountName}
            open={receivable.open}
            currency={receivable.currency}
            title={receivable.title ?? receivable.code ?? t('owed.instalment')}
            about={[receivable.contractCode, t('owed.dueOn', { day: formatDate(receivable.dueOn, language) })]}
            amount={amount}
            reasons={reasons.map((reason) => t(`owed.reason.${reason}`))}
          />
        ))}
      </ul>
      {found.data?.contracts.length ? (
        <>
          <h3 className="section suggestionHead">{t('owed.contracts')}</h3>
          <ul className="suggestions">
            {found.data.contracts.map(({ contractId, amount, reasons, ...contract }) => (
              <Suggestion
                key={`${contractId}.${amount}`}
                claim={{ receiptId, contractId }}
                account={contract.accountName}
                open={contract.open}
                currency={contract.currency}
                title={contract.code ?? contract.title ?? t('owed.contract')}
                about={[contract.code ? contract.title : null, t('owed.signedOn', { day: formatDate(contract.signedOn, language) })]}
                amount={amount}
                reasons={reasons.map((reason) => t(`owed.reason.${reason}`))}
              />
            ))}
          </ul>
        </>
      ) : null}
    </DockedPanel>
  );
}

interface SuggestionProps {
  claim: { receiptId: string } & ({ instalmentId: string } | { contractId: string });
  account: string;
  open: string;
  currency: string;
  title: string;
  about: (string | null)[];
  amount: string;
  reasons: string[];
}
const AMOUNT = /^\d{1,14}(\.\d{1,6})?$/;

/** One thing that the receipt may pay, with an amount that may be less than what is open. */
function Suggestion({ claim: target, account, open, currency, title, about, amount, reasons }: SuggestionProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [given, setGiven] = useState(amount.replace(/\.?0+$/, ''));
  const claim = useMutation({
    mutationFn: () => client.receivables.claim({ ...target, amount: given }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <li>
      <div className="row">
        <span className="grow strong">{account}</span>
        <Money amount={open} currency={currency} />
      </div>
      <p className="note">{[title, ...about].filter(Boolean).join(' · ')}</p>
      <div className="row suggestionAct">
        <span className="grow">
          {reasons.map((reason) => (
            <span key={reason} className="tag">
              {reason}
            </span>
          ))}
        </span>
        <Input
          size="small"
          inputMode="decimal"
          value={given}
          status={AMOUNT.test(given) ? '' : 'error'}
          aria-label={t('owed.amountFor', { title })}
          onChange={(event) => setGiven(event.target.value)}
        />
        <Button size="small" type="primary" disabled={!AMOUNT.test(given)} loading={claim.isPending} onClick={() => claim.mutate()}>
          {t('owed.claim')}
        </Button>
      </div>
      <ProblemNote problem={claim.error ? shownProblem(claim.error) : null} />
    </li>
  );
}
