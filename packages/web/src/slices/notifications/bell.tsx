import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import './notifications.css';

const POLL_MS = 60_000;
const SHOWN_UNTIL = 99;

/** Leads to what the reader was told, with how much of it is unread. */
export function Bell() {
  const { t } = useTranslation();
  const query = useQuery(api.notifications.unread.queryOptions({ input: {}, refetchInterval: POLL_MS }));
  const unread = query.data?.unread ?? 0;
  return (
    <Link
      to="/notifications"
      className="bell"
      aria-label={unread ? t('notifying.bellUnread', { count: unread }) : t('shell.page.notifications')}
    >
      <BellOutlined aria-hidden />
      {unread ? (
        <b className="num" aria-hidden>
          {unread > SHOWN_UNTIL ? `${SHOWN_UNTIL}+` : unread}
        </b>
      ) : null}
    </Link>
  );
}
