import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { RelativeTime } from '../../kit/index.ts';
import { ToFeedback } from '../feedback/to-feedback.tsx';

const SHOWN = 3;
const LONGEST_TITLE = 200;

/** The latest contacts made with an account; what was needed or missed there becomes feedback in one step. */
export function LastContacts({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.interactions.list.queryOptions({ input: { accountId, limit: SHOWN } }));
  if (found.isPending) return <span className="skel" style={{ width: '72%' }} />;
  const items = found.data?.items ?? [];
  if (items.length === 0) return <p className="note">{t('task.panel.neverContacted')}</p>;
  return (
    <ul className="lastContacts">
      {items.map((item) => (
        <li key={item.id}>
          <RelativeTime value={item.happenedOn} /> {t(`task.contactKind.${item.kind}`)} · {item.summary}{' '}
          {item.authorName ? <span className="ink3 nowrap">{item.authorName}</span> : null}{' '}
          {item.regular.needs || item.regular.problems ? (
            <ToFeedback
              from={{ accountId, contactId: item.contactIds[0] ?? null, source: 'interaction', sourceId: item.id }}
              title={(item.regular.needs || item.regular.problems || '').slice(0, LONGEST_TITLE)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
