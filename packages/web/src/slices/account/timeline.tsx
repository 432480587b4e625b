import {
  ArrowUpOutlined,
  CheckOutlined,
  FileTextOutlined,
  IdcardOutlined,
  MessageOutlined,
  RocketOutlined,
  SendOutlined,
  ShoppingOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { TimelineEntry } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, PHONE, SkeletonRows, useMedia } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { TimelineSentence } from './timeline-sentence.tsx';
import { useAsOf } from './use-account.ts';

export type Entry = z.infer<typeof TimelineEntry>;

const SHORT = 12;
const LONG = 200;
const icons = {
  record: FileTextOutlined,
  order: ShoppingOutlined,
  tier: ArrowUpOutlined,
  interaction: MessageOutlined,
  task: CheckOutlined,
  owner: UserSwitchOutlined,
  person: IdcardOutlined,
  posting: SendOutlined,
  resource: RocketOutlined,
};

/** What happened at the account, newest first, each entry a sentence. */
export function Timeline({ accountId, today }: { accountId: string; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asOf = useAsOf();
  const phone = useMedia(PHONE);
  const [limit, setLimit] = useState(SHORT);
  const found = useQuery({
    ...api.accounts.timeline.queryOptions({ input: { id: accountId, limit, ...asOf } }),
    placeholderData: (before) => before,
  });
  if (found.isPending) return <SkeletonRows rows={6} />;
  if (!found.data) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  const { items } = found.data;
  if (items.length === 0) return <p className="note hairTop emptyNote">{t('customer.timeline.none')}</p>;
  return (
    <>
      <ol className="timeline">
        {items.map((entry, i) => {
          const Icon = icons[entry.kind];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries carry no id and do not move
            <li key={i}>
              <time className="ink3 num nowrap" dateTime={entry.on} title={formatDate(entry.on, language, { weekday: true })}>
                {entry.on.slice(0, 4) === today.slice(0, 4)
                  ? formatDate(entry.on, language, { style: 'day', weekday: language === 'zh' && !phone })
                  : formatDate(entry.on, language)}
              </time>
              <span className="timelineMark" aria-hidden>
                <Icon />
              </span>
              <span className="prose">
                <TimelineSentence entry={entry} />
              </span>
            </li>
          );
        })}
      </ol>
      {items.length === limit && limit < LONG ? (
        <Button size="small" type="link" className="moreRows" loading={found.isFetching} onClick={() => setLimit(LONG)}>
          {t('customer.timeline.more')}
        </Button>
      ) : null}
    </>
  );
}
