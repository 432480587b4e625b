import type { FeedbackAsk } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, Failure, formatDate, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';
import { VerifyForm } from './verify-form.tsx';
import './feedback.css';

interface AskListProps {
  of: { itemId: string } | { accountId: string } | { sourceId: string };
  /** Customers who asked too and are not the reader's to see. */
  hidden?: number;
  /** What stands there where nobody asked. */
  none?: string;
}

/** Who asked for an item; or what a customer, or what they said once, asked for and where it stands. */
export function AskList({ of, hidden = 0, none }: AskListProps) {
  const { t } = useTranslation();
  const { asOf } = useDay();
  const found = useInfiniteQuery(pagesOf(api.feedbackAsks.list, { ...of, asOf, limit: 20 }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={3} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length && !hidden) return <p className="note">{none ?? t('roadmap.askers.none')}</p>;
  return (
    <>
      <ul className="plainList askList">
        {rows.map((ask) => (
          <Ask key={`${ask.accountId} ${ask.id}`} ask={ask} ofItem={'itemId' in of} />
        ))}
      </ul>
      {hidden ? <p className="note">{t('roadmap.askers.hidden', { count: hidden })}</p> : null}
      {found.hasNextPage ? <LoadMore count={rows.length} {...morePages(found)} /> : null}
    </>
  );
}

function sourceOf({ source, sourceId, accountId }: FeedbackAsk): LinkProps | null {
  if (source === 'request' && sourceId) return { to: '/service/requests/$requestId', params: { requestId: sourceId } };
  if (source === 'survey') return { to: '/customers/$accountId', params: { accountId }, search: { tab: 'success' } };
  return source === 'interaction' ? { to: '/customers/$accountId', params: { accountId } } : null;
}

function Ask({ ask, ofItem }: { ask: FeedbackAsk; ofItem: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { accountId, accountName, contactName, item, askedOn, frequency, quote, addedByName, source, verification } = ask;
  const from = sourceOf(ask);
  const facts = [
    ...[contactName, formatDate(askedOn, language), t(`roadmap.frequency.${frequency}`)],
    addedByName ? t('roadmap.askers.by', { name: addedByName }) : null,
  ];
  const remove = useFeedbackChange(
    () => client.feedbackAsks.remove({ accountId, id: ask.id }),
    () => t('roadmap.askers.removed'),
  );
  return (
    <li>
      {ofItem ? (
        <Link className="door" to="/customers/$accountId" params={{ accountId }}>
          {accountName}
        </Link>
      ) : (
        <>
          <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: item.id }}>
            #{item.number} {item.title}
          </Link>{' '}
          <span className="tag">{t(`roadmap.state.${item.state}`)}</span>{' '}
          {item.targetRelease ? <span className="note">{item.targetRelease}</span> : null}
        </>
      )}
      <span className="note"> {facts.filter(Boolean).join(' · ')} · </span>
      {from ? (
        <Link className="door" {...from}>
          {t(`roadmap.source.${source}`)}
        </Link>
      ) : (
        <span className="note">{t(`roadmap.source.${source}`)}</span>
      )}
      {quote ? <p>{quote}</p> : null}
      {verification ? (
        <p>
          <span className={verification.state === 'refused' ? 'tag strong' : 'tag'}>{t(`roadmap.verification.${verification.state}`)}</span>{' '}
          <span className="note">
            {[
              verification.answeredOn ? formatDate(verification.answeredOn, language) : null,
              verification.byCustomer ? t('roadmap.verification.byCustomer') : null,
              verification.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      ) : null}
      {can('feedback.write') && ofItem ? (
        <>
          {verification && item.state === 'delivered' && !isOpen ? (
            <Button type="link" size="small" onClick={() => setOpen(true)}>
              {t('roadmap.verification.record')}
            </Button>
          ) : null}
          <Button type="link" size="small" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t('roadmap.askers.remove')}
          </Button>
          <ActionProblem error={remove.error} />
          {isOpen ? <VerifyForm accountId={accountId} itemId={item.id} onDone={() => setOpen(false)} /> : null}
        </>
      ) : null}
    </li>
  );
}
