import type { PortalFeedback } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, LoadMore, morePages, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { usePortalMe } from './portal-me.ts';

/** What did we ask of the product, how far is it, and is it what we meant? */
export default function PortalFeedbackPage() {
  const { t } = useTranslation();
  const me = usePortalMe();
  const found = useInfiniteQuery(pagesOf(api.portalFeedback.list, { limit: 50 }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const title = me?.whole ? t('portal.feedback.company', { company: me.company }) : t('portal.feedback.title');
  return (
    <>
      <title>{title}</title>
      <h1 className="answer">{title}</h1>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data && !items.length ? <EmptyState title={t('portal.feedback.none')}>{t('portal.feedback.noneDetail')}</EmptyState> : null}
      <ol className="portalList">
        {items.map((one) => (
          <Line key={one.id} item={one} />
        ))}
      </ol>
      {items.length > 0 ? <LoadMore count={items.length} {...morePages(found)} /> : null}
    </>
  );
}

function Line({ item }: { item: PortalFeedback }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { number, title, state, productName, byName, askedOn, targetRelease, targetOn, verification } = item;
  const facts = [
    ...[`#${number}`, productName, byName, t('portal.feedback.asked', { on: formatDate(askedOn, language) })],
    targetRelease ? t('portal.feedback.release', { release: targetRelease }) : null,
    targetOn ? t('portal.feedback.planned', { on: formatDate(targetOn, language) }) : null,
  ];
  const said = verification ? t(`portal.feedback.said.${verification.state}`) : '';
  return (
    <li>
      <div className="row">
        <span className="portalLine grow">{title ?? t('portal.feedback.untitled', { number })}</span>
        <span className={`portalState ${state}`}>{t(`portal.feedback.state.${state}`)}</span>
      </div>
      <p className="note">{facts.filter(Boolean).join(' · ')}</p>
      {said ? <p>{[said, verification?.note].filter(Boolean).join(' · ')}</p> : null}
      {verification?.state === 'open' ? <Verify item={item} /> : null}
    </li>
  );
}

function Verify({ item }: { item: PortalFeedback }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const say = useChange({
    work: (is: boolean) => client.portalFeedback.verify({ id: item.id, is, note }),
    said: () => t('portal.feedback.kept'),
    changes: [api.portalFeedback.key()],
  });
  const answer = (is: boolean) => {
    setMissing(!is && !note.trim());
    if (is || note.trim()) say.mutate(is);
  };
  return (
    <fieldset className="plainFields">
      <legend>{t('portal.feedback.ask')}</legend>
      <Input.TextArea
        rows={2}
        maxLength={2000}
        aria-label={t('portal.feedback.note')}
        placeholder={t('portal.feedback.note')}
        status={isMissing ? 'error' : ''}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {isMissing ? <p role="alert">{t('portal.feedback.noteNeeded')}</p> : null}
      <ProblemNote problem={say.error ? shownProblem(say.error) : null} />
      <div className="row formActions">
        <Button type="primary" loading={say.isPending} onClick={() => answer(true)}>
          {t('portal.feedback.yes')}
        </Button>
        <Button loading={say.isPending} onClick={() => answer(false)}>
          {t('portal.feedback.no')}
        </Button>
      </div>
    </fieldset>
  );
}
