import {
  ArrowUpOutlined,
  BulbOutlined,
  CheckOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  FileTextOutlined,
  FlagOutlined,
  FormOutlined,
  IdcardOutlined,
  MessageOutlined,
  PhoneOutlined,
  ReadOutlined,
  RocketOutlined,
  SendOutlined,
  ShoppingOutlined,
  ToolOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import { TIMELINE_PARTS, type TimelineKind, type TimelinePart } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDate, PHONE, SegmentLinks, SkeletonRows, useMedia } from '../../../kit/index.ts';
import { QueryFailed } from '../../../shell/query-failed.tsx';
import { useAccountAddress, useAsOf } from '../use-account.ts';
import { TimelineSentence } from './timeline-sentence.tsx';

const SHORT = 12;
const LONG = 200;
const icons: Record<TimelineKind, typeof FlagOutlined> = {
  record: FileTextOutlined,
  order: ShoppingOutlined,
  tier: ArrowUpOutlined,
  interaction: MessageOutlined,
  task: CheckOutlined,
  owner: UserSwitchOutlined,
  person: IdcardOutlined,
  posting: SendOutlined,
  resource: RocketOutlined,
  request: CustomerServiceOutlined,
  call: PhoneOutlined,
  serviceOrder: ToolOutlined,
  answer: FormOutlined,
  learning: ReadOutlined,
  start: FlagOutlined,
  feedback: BulbOutlined,
  question: CommentOutlined,
};

const PARTS = Object.keys(TIMELINE_PARTS) as TimelinePart[];

/** What happened at the account, newest first, each entry a sentence: the whole, or a part of it. */
export function Timeline({ accountId, today }: { accountId: string; today: string }) {
  const { t } = useTranslation();
  const { search } = useAccountAddress();
  const segment = (part: TimelinePart | undefined) => ({
    key: part ?? 'all',
    label: t(`customer.timeline.part.${part ?? 'all'}`),
    link: { to: '/customers/$accountId' as const, params: { accountId }, search: { ...search, part }, resetScroll: false },
  });
  return (
    <>
      <SegmentLinks
        label={t('customer.timeline.part.label')}
        current={search.part ?? 'all'}
        segments={[undefined, ...PARTS].map(segment)}
      />
      <Entries key={search.part} accountId={accountId} today={today} part={search.part} />
    </>
  );
}

function Entries({ accountId, today, part }: { accountId: string; today: string; part: TimelinePart | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asOf = useAsOf();
  const phone = useMedia(PHONE);
  const [limit, setLimit] = useState(SHORT);
  const found = useQuery({
    ...api.accounts.timeline.queryOptions({ input: { id: accountId, limit, part, ...asOf } }),
    placeholderData: (before) => before,
  });
  if (found.isPending) return <SkeletonRows rows={6} />;
  if (!found.data) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  const { items } = found.data;
  if (items.length === 0) return <p className="note hairTop emptyNote">{t(`customer.timeline.${part ? 'noneOf' : 'none'}`)}</p>;
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
