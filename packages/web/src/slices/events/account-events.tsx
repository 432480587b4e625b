import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import './events.css';
import { useContactWords } from './use-contact-words.ts';

const FIRST = 5;

/** What comes at a customer next, and what was on the last occasions. */
export function AccountEvents({ accountId, asOf, day }: { accountId: string; asOf: string | undefined; day: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useContactWords();
  const [all, setAll] = useState(false);
  const found = useQuery(api.eventDays.ofAccount.queryOptions({ input: { accountId, asOf } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={2} />;
  const { items } = found.data;
  const coming = items.filter(({ until }) => until >= day);
  const shown = all ? items : coming.slice(0, FIRST);
  return (
    <>
      {shown.length === 0 ? <p className="note">{t('events.noneHere')}</p> : null}
      <ul className="eventAccounts">
        {shown.map((item) => (
          <li key={`${item.eventId} ${item.on}`}>
            <div className="row">
              <span className="grow">
                <Link to="/strategy/events" search={{ month: item.on.slice(0, 7), event: item.eventId, on: item.on }} className="door">
                  {item.name[language]}
                </Link>
              </span>
              <span className={item.until < day ? 'num ink3' : 'num'}>{formatDate(item.on, language)}</span>
            </div>
            <span className="note block">
              {[
                item.years === null ? '' : t('events.years', { count: item.years }),
                item.who ?? '',
                item.result?.[language] ?? '',
                item.contactedOn
                  ? t('events.contactedOn', { date: formatDate(item.contactedOn, language, { style: 'day' }) })
                  : item.until < day
                    ? t('events.notContacted')
                    : '',
                words(item),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {!all && items.length > shown.length ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('events.showAll', { count: items.length })}
        </Button>
      ) : null}
    </>
  );
}
