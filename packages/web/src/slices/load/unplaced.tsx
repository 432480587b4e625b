import type { LoadProposal } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountTier } from '../account/account-tier.tsx';

/** The customers for whom nobody could be proposed, and why. */
export function Unplaced({ unplaced: { count, items } }: Pick<LoadProposal, 'unplaced'>) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <section className="proposedGroup">
      <h2 className="lbl">{t('load.proposal.unplaced', { count })}</h2>
      {items.length < count ? <p className="note">{t('load.proposal.unplacedFirst', { count: items.length })}</p> : null}
      <ul>
        {items.map(({ accountId, accountName, level, says }) => (
          <li key={accountId}>
            <div className="grow">
              <span className="row wrap proposedName">
                <AccountTier tier={level} />
                <Link className="door" to="/customers/$accountId" params={{ accountId }}>
                  {accountName}
                </Link>
              </span>
              <span className="note block">{says}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
