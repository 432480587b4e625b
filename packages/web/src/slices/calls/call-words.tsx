import type { PhoneCall } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDuration } from '../../kit/index.ts';

/** The person at the other end and the number, where the customer is known. */
export function CallPerson({ call: { contactName, number } }: { call: PhoneCall }) {
  const { t } = useTranslation();
  return <span className="num">{[contactName, number ?? t('calling.withheld')].filter(Boolean).join(' · ')}</span>;
}

/** Who is at the other end: the person and the customer, or the number. */
export function CallCaller({ call }: { call: PhoneCall }) {
  if (!call.accountId) return <CallPerson call={call} />;
  return (
    <>
      {call.accountMet ? (
        <Link className="door" to="/customers/$accountId" params={{ accountId: call.accountId }}>
          {call.accountName}
        </Link>
      ) : (
        call.accountName
      )}{' '}
      <span className="note">
        <CallPerson call={call} />
      </span>
    </>
  );
}

/** What became of it: how long was talked, or that nobody picked up. */
export function CallOutcome({ call }: { call: PhoneCall }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (call.state === 'ended' && call.talkSeconds) return <span className="num">{formatDuration(call.talkSeconds, language)}</span>;
  return <span className={call.state === 'missed' ? 'callMissed' : undefined}>{t(`calling.stateOf.${call.state}`)}</span>;
}

export function CallRecording({ call }: { call: PhoneCall }) {
  const { t } = useTranslation();
  return call.recording ? (
    <a className="door" href={call.recording} target="_blank" rel="noreferrer">
      {t('calling.recording')}
    </a>
  ) : null;
}
