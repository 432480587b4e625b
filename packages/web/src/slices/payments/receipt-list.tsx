import type { ClaimedReceipt, ReceiptClaim } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, Money, ProblemNote, shownProblem } from '../../kit/index.ts';

interface ReceiptListProps {
  rows: readonly ClaimedReceipt[];
  /** The account on whose page they stand: others are named. */
  accountId?: string | undefined;
  mayClaim: boolean;
  onClaim: (receiptId: string) => void;
  onOpen?: ((receipt: ClaimedReceipt) => void) | undefined;
}

/** Receipts, each with what it pays below it. */
export function ReceiptList({ rows, accountId, mayClaim, onClaim, onOpen }: ReceiptListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="receipts">
      {rows.map((receipt) => (
        <li key={receipt.id}>
          <div className="row receiptLine">
            <span className="num nowrap">{formatDate(receipt.receivedOn, language)}</span>
            <span className="grow ellip">
              {receipt.accountId === accountId ? null : (
                <Link className="door" to="/customers/$accountId" params={{ accountId: receipt.accountId }} search={{ tab: 'contracts' }}>
                  {receipt.accountName}
                </Link>
              )}
              {receipt.payerName ? <span className="note"> {t('owed.payer', { name: receipt.payerName })}</span> : null}
            </span>
            {onOpen && receipt.accountId === accountId ? (
              <button type="button" className="door" onClick={() => onOpen(receipt)}>
                <Money amount={receipt.amount} currency={receipt.currency} />
              </button>
            ) : (
              <Money amount={receipt.amount} currency={receipt.currency} />
            )}
          </div>
          {receipt.claims.map((claim) => (
            <ClaimLine key={claim.id} claim={claim} accountId={accountId} mayClaim={mayClaim} />
          ))}
          {isLeft(receipt) ? (
            <div className="row claimLine">
              <span className="grow strong">
                {t('owed.unclaimed')} <Money amount={receipt.unclaimed} currency={receipt.currency} />
              </span>
              {mayClaim ? (
                <Button size="small" onClick={() => onClaim(receipt.id)}>
                  {t('owed.claim')}
                </Button>
              ) : null}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Who may not see amounts is not told whether something is left. */
const isLeft = ({ unclaimed }: ClaimedReceipt): boolean => Number(unclaimed) > 0;

function ClaimLine({ claim, accountId, mayClaim }: { claim: ReceiptClaim; accountId: string | undefined; mayClaim: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const unclaim = useMutation({
    mutationFn: () => client.receivables.unclaim({ id: claim.id }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const what = claim.instalmentId
    ? t('owed.forInstalment', {
        title: claim.instalmentTitle ?? t('owed.instalment'),
        day: claim.dueOn ? formatDate(claim.dueOn, language) : '—',
      })
    : t('owed.forContract', { code: claim.contractCode ?? '—' });
  return (
    <>
      <div className="row claimLine">
        <span className="grow">
          {claim.accountId === accountId ? null : `${claim.accountName} · `}
          {what}
        </span>
        <Money amount={claim.amount} currency={claim.currency} />
        {mayClaim ? (
          <Button size="small" type="text" loading={unclaim.isPending} onClick={() => unclaim.mutate()}>
            {t('owed.unclaim')}
          </Button>
        ) : null}
      </div>
      <ProblemNote problem={unclaim.error ? shownProblem(unclaim.error) : null} />
    </>
  );
}
