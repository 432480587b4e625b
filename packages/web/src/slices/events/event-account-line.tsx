import type { EventAccount, EventInfo } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import { CorrectAnnounced, WithdrawAnnounced } from './announced-actions.tsx';
import { useContactWords } from './use-contact-words.ts';

interface LineProps {
  row: EventAccount;
  on: string;
  /** The event was recorded, and the reader may put it right. */
  recorded: EventInfo | undefined;
}

/** A customer whom an event concerns: what was announced of it, and how it was contacted. */
export function EventAccountLine({ row, on, recorded }: LineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useContactWords();
  const [open, setOpen] = useState(false);
  const told = [row.years === null ? null : t('events.years', { count: row.years }), row.who].filter(Boolean).join(' · ');
  return (
    <li>
      <div className="row">
        <span className="grow">
          <Link to="/customers/$accountId" params={{ accountId: row.accountId }} className="door">
            {row.name}
          </Link>
          <AccountTier tier={row.tier} />
        </span>
        <span className={row.contactedOn ? 'num' : 'ink3'}>
          {row.contactedOn ? formatDate(row.contactedOn, language, { style: 'day' }) : t('events.notContacted')}
        </span>
      </div>
      {row.result ? <span className="block">{row.result[language]}</span> : null}
      <span className="note block">
        {[told, words(row), row.owner ?? t('events.noOwner')].filter(Boolean).join(' · ')}
        {recorded ? (
          <>
            {' · '}
            <button type="button" className="door" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('events.announce.correctOpen')}
            </button>
          </>
        ) : null}
      </span>
      {recorded && open ? (
        <>
          {recorded.payload.length ? (
            <CorrectAnnounced event={recorded} on={on} accountId={row.accountId} onDone={() => setOpen(false)} />
          ) : null}
          <WithdrawAnnounced event={recorded} on={on} accountId={row.accountId} />
        </>
      ) : null}
    </li>
  );
}
