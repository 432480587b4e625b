import type { Notification } from '@fulcrum/contract';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../kit/index.ts';

/** One thing that the reader was told; following it marks it as read. */
export function NotificationItem({ item, onRead }: { item: Notification; onRead: (id: string) => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const detail = [item.accountName, item.detail].filter(Boolean).join(' · ');
  const read = () => {
    if (!item.readAt) onRead(item.id);
  };
  return (
    <li className={item.readAt ? 'told' : 'told unread'}>
      <div className="grow">
        <a
          href={item.link}
          onClick={(event) => {
            read();
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            router.history.push(item.link);
          }}
        >
          {item.readAt ? null : <span className="visuallyHidden">{t('notifying.unreadMark')}</span>}
          {item.title}
        </a>
        {detail ? <div className="note toldDetail">{detail}</div> : null}
      </div>
      <span className="note toldWhen">
        <RelativeTime value={item.createdAt} />
      </span>
      {item.readAt ? null : (
        <Button size="small" type="text" onClick={read} aria-label={t('notifying.readOne', { title: item.title })}>
          {t('notifying.read')}
        </Button>
      )}
    </li>
  );
}
