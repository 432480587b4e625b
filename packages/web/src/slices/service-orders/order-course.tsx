import type { OrderEntry } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, RelativeTime } from '../../kit/index.ts';

/** What became of an order, oldest first. */
export function OrderCourse({ entries }: { entries: readonly OrderEntry[] }) {
  return (
    <ol className="orderCourse">
      {entries.map((entry) => (
        <Step key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Step({ entry }: { entry: OrderEntry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ');
  const timeZone = useTimeZone();
  const moment = (at: string) => formatDate(at, language, { style: 'minute', timeZone });
  const said = () => {
    if (entry.plan) {
      const { from, to, engineers } = entry.plan;
      return t('serviceOrder.event.planned', { from: moment(from), to: moment(to), names: list(engineers) });
    }
    if (entry.what === 'changed')
      return t('serviceOrder.event.changed', { fields: list(entry.fields.map((field) => t(`serviceOrder.event.field.${field}`))) });
    if (entry.what === 'note') return t(entry.shared ? 'serviceOrder.event.sharedNote' : 'serviceOrder.event.note');
    return t(`serviceOrder.event.${entry.what}`);
  };
  const who =
    entry.authorName ??
    entry.contactName ??
    t(entry.what === 'accepted' || entry.what === 'rejected' ? 'serviceOrder.event.customer' : 'serviceOrder.event.system');
  return (
    <li className={entry.what}>
      <p className="note">
        <strong>{said()}</strong> · {who}
        {entry.authorName && entry.contactName ? ` · ${entry.contactName}` : ''} · <RelativeTime value={entry.at} />
      </p>
      {entry.body ? <p className="orderText">{entry.body}</p> : null}
    </li>
  );
}
