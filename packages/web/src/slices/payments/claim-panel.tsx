import type { Receivable } from '@fulcrum/contract';
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
      {found.data?.items.length === 0 ? <p className="note hairTop emptyNote">{t('owed.nothingToPay')}</p> : null}
      <ul className="suggestions">
        {found.data?.items.map(({ receivable, amount, reasons }) => (
          <Suggestion
            key={`${receivable.id}.${amount}`}
            receiptId={receiptId}
            receivable={receivable}
            amount={amount}
            reasons={reasons.map((reason) => t(`owed.reason.${reason}`))}
          />
        ))}
      </ul>
    </DockedPanel>
  );
}

interface SuggestionProps {
  receiptId: string;
  receivable: Receivable;
  amount: string;
  reasons: string[];
}
const AMOUNT = /^\d{1,14}(\.\d{1,6})?$/;

function Suggestion({ receiptId, receivable, amount, reasons }: SuggestionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [given, setGiven] = useState(amount.replace(/\.?0+$/, ''));
  const claim = useMutation({
    mutationFn: () => client.receivables.claim({ receiptId, instalmentId: receivable.id, amount: given }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const title = receivable.title ?? receivable.code ?? t('owed.instalment');
  return (
    <li>
      <div className="row">
        <span className="grow strong">{receivable.accountName}</span>
        <Money amount={receivable.open} currency={receivable.currency} />
      </div>
      <p className="note">
        {[title, receivable.contractCode, t('owed.dueOn', { day: formatDate(receivable.dueOn, language) })].filter(Boolean).join(' · ')}
      </p>
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
