import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Failure, RelativeTime, SkeletonRows } from '../../kit/index.ts';

const SHOWN = 20;

/** What the tracker told us and what came of it: a key that nobody linked is seen here. */
export function TrackerMessages() {
  const { t } = useTranslation();
  const found = useQuery(api.feedbackTracker.messages.queryOptions({ input: { limit: SHOWN } }));
  return (
    <section>
      <h3 className="lbl">{t('roadmap.link.messages')}</h3>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={3} />
      ) : found.data.items.length === 0 ? (
        <p className="note">{t('roadmap.link.noMessages')}</p>
      ) : (
        <ul className="plainList">
          {found.data.items.map((message) => (
            <li key={message.id}>
              <span className="num">{message.key}</span> · {message.state}{' '}
              <span className={message.outcome.startsWith('unknown') ? 'tag strong' : 'tag'}>
                {t(`roadmap.link.outcome.${message.outcome}`)}
              </span>{' '}
              {message.itemId ? (
                <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: message.itemId }}>
                  #{message.itemNumber}
                </Link>
              ) : null}{' '}
              <span className="note">
                <RelativeTime value={message.receivedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
