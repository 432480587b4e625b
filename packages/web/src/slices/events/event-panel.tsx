import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, DockedPanel, Failure, Figures, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { WithdrawAnnounced } from './announced-actions.tsx';
import { EventAbout } from './event-about.tsx';
import { EventAccountLine } from './event-account-line.tsx';

const REACHED = ['all', 'yes', 'no'] as const;

interface EventPanelProps {
  id: string;
  on: string;
  asOf: string | undefined;
  onRecord: () => void;
  onClose: () => void;
}

/** One event on one of its days: whom it concerns, who was contacted on it, what came of it. */
export function EventPanel({ id, on, asOf, onRecord, onClose }: EventPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [reached, setReached] = useState<(typeof REACHED)[number]>('all');
  const found = useInfiniteQuery(
    pagesOf(api.eventDays.accounts, {
      ...{ eventId: id, on, asOf, limit: 30 },
      ...(reached === 'all' ? {} : { reached: reached === 'yes' }),
    }),
  );
  const told = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.items);
  const mayRecord = can('facts.write') && !asOf;
  const recorded = told?.event.kind === 'announced' && mayRecord ? told.event : undefined;
  const number = (value: number) => formatNumber(value, language);
  return (
    <DockedPanel
      eyebrow={t('shell.page.events')}
      title={told?.event.name[language] ?? '…'}
      onClose={onClose}
      foot={
        <div className="row">
          {told?.event.kind === 'announced' && mayRecord ? <Button onClick={onRecord}>{t('events.announce.open')}</Button> : null}
          {told && can('policies.edit') ? (
            <ButtonLink to="/strategy/studio" search={{ policy: told.event.calendarId }}>
              {t('events.edit')}
            </ButtonLink>
          ) : null}
        </div>
      }
    >
      {told ? <EventAbout event={told.event} on={told.on} until={told.until} state={told.state} /> : null}
      {told && told.accounts > 0 ? (
        <>
          <Figures
            size="record"
            figures={[
              { label: t('events.figure.accounts'), value: number(told.accounts) },
              {
                label: t('events.figure.contacted'),
                value: number(told.contacted),
                hint: t('events.figure.contactedHint', told.event.contact),
              },
              { label: t('events.figure.tasks'), value: `${number(told.tasks.open)} / ${number(told.tasks.done)}` },
            ]}
          />
          <Segmented
            className="eventReached"
            size="small"
            value={reached}
            onChange={setReached}
            options={REACHED.map((value) => ({ value, label: t(`events.reached.${value}`) }))}
          />
        </>
      ) : null}
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !rows ? (
        <SkeletonRows rows={6} />
      ) : rows.length === 0 ? (
        <p className="note">
          {t(told?.event.kind !== 'announced' ? 'events.nobody' : told.state === 'dated' ? 'events.noneOfYours' : 'events.notYet')}
        </p>
      ) : (
        <ul className="eventAccounts">
          {rows.map((row) => (
            <EventAccountLine key={row.accountId} row={row} on={on} recorded={recorded} />
          ))}
        </ul>
      )}
      {found.hasNextPage ? (
        <Button size="small" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
      {recorded && told && told.accounts > 0 ? <WithdrawAnnounced event={recorded} on={on} /> : null}
    </DockedPanel>
  );
}
