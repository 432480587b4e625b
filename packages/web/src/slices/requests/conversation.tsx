import type { RequestEntry, ServiceRequestTold } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../kit/index.ts';
import { SaidText } from '../attachments/said-text.tsx';
import { DeliveryState } from '../sending/delivery-state.tsx';
import { useEventWords } from './use-event-words.ts';

/** What was said and done, oldest first: the customer on the left, we on the right, notes apart, and the course between. */
export function Conversation({ request }: { request: ServiceRequestTold }) {
  return (
    <ol className="talk">
      {request.entries.map((entry) =>
        entry.event ? <Happened key={entry.id} entry={entry} /> : <Said key={entry.id} requestId={request.id} entry={entry} />,
      )}
    </ol>
  );
}

function Said({ requestId, entry }: { requestId: string; entry: RequestEntry }) {
  const { t } = useTranslation();
  const { kind, body, at, channel, mentions } = entry;
  const who = entry.authorName ?? entry.contactName ?? t(kind === 'in' ? 'desk.said.customer' : 'desk.said.us');
  return (
    <li className={`talkSaid ${kind}`}>
      <p className="note">
        <strong>{who}</strong> ·{' '}
        {t(kind === 'note' ? (entry.shared ? 'desk.said.shared' : 'desk.said.note') : `desk.channelOf.${channel ?? 'api'}`)} ·{' '}
        <RelativeTime value={at} />
        {mentions.length > 0 ? ` · @${mentions.join(' @')}` : ''}
      </p>
      <SaidText side="desk" requestId={requestId} body={body} files={entry.files} className="talkBody" />
      {entry.missing.map(({ kind: what, name, error }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files of a message have no name of their own, and keep their order
        <p key={at} className="note talkSent">
          {t(error ? 'desk.said.lost' : 'desk.said.coming', { what: name ?? t(`desk.said.fileOf.${what}`), error })}
        </p>
      ))}
      {entry.delivery ? <Sent delivery={entry.delivery} /> : null}
    </li>
  );
}

/** What became of an answer on its way; where it was turned down, why. */
function Sent({ delivery }: { delivery: NonNullable<RequestEntry['delivery']> }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="note talkSent">
        <DeliveryState delivery={delivery} />
        {delivery.error ? <span className={delivery.state === 'failed' ? 'problemNote' : undefined}>{delivery.error}</span> : null}
      </p>
      {delivery.unsent.map(({ name, error }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name, and none of them moves
        <p key={nth} className="note">
          {t('desk.said.unsent', { name, error })}
        </p>
      ))}
    </>
  );
}

function Happened({ entry }: { entry: RequestEntry }) {
  const { t } = useTranslation();
  const words = useEventWords();
  const { event, body, at } = entry;
  if (!event) return null;
  return (
    <li className="talkEvent note">
      {words(event)}
      {event.otherId ? (
        <>
          {' '}
          <Link className="door" to="/service/requests/$requestId" params={{ requestId: event.otherId }}>
            #{event.otherNumber}
          </Link>
        </>
      ) : null}
      {body ? t('desk.event.because', { text: body }) : null} · {entry.authorName ?? t('desk.event.system')} · <RelativeTime value={at} />
    </li>
  );
}
