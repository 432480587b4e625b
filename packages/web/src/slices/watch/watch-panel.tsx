import type { WatchTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ConcernedList } from './concerned-list.tsx';
import { DecideForm } from './decide-form.tsx';
import { WatchForm } from './watch-form.tsx';

/** A watched item beside the list, or the form of a new one. */
export function WatchPanel({ id, onShow }: { id: string; onShow: (id: string | undefined) => void }) {
  const { t } = useTranslation();
  const isNew = id === 'new';
  const found = useQuery({ ...api.watch.get.queryOptions({ input: { id } }), enabled: !isNew });
  const close = () => onShow(undefined);
  return (
    <DockedPanel title={isNew ? t('watching.add') : (found.data?.title ?? '…')} onClose={close}>
      {isNew ? (
        <WatchForm item={null} onDone={onShow} />
      ) : found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Told key={found.data.revision} item={found.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

/** The same among the day's work. */
export const WatchWork = ({ id, onClose }: { id: string; onClose: () => void }) => <WatchPanel id={id} onShow={onClose} />;

function Told({ item }: { item: WatchTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [open, setOpen] = useState<'edit' | 'decide' | null>(null);
  const may = can('feedback.write');
  const close = useChange({
    work: () => client.watch.close({ id: item.id, revision: item.revision }),
    said: () => t('watching.closedNow'),
    changes: [api.watch.key()],
  });
  const { kind, competitorName, authority, notedOn, notedByName, effectiveOn, detail, sourceUrl, products, segments, answer, feedback } =
    item;
  const facts = [
    t(`watching.kind.${kind}`),
    competitorName ?? authority,
    t('watching.noted', { day: formatDate(notedOn, language) }),
    notedByName,
    effectiveOn ? t('watching.effective', { day: formatDate(effectiveOn, language) }) : null,
  ];
  const concerns = [...products, ...segments].map(({ name }) => name);
  return (
    <>
      <p className="note">{facts.filter(Boolean).join(' · ')}</p>
      {detail ? <p>{detail}</p> : null}
      {sourceUrl ? (
        <p>
          <a className="door" href={sourceUrl} target="_blank" rel="noreferrer">
            {t('watching.source')}
          </a>
        </p>
      ) : null}
      {answer ? (
        <>
          <h3 className="lbl">{t('watching.field.answer')}</h3>
          <p>{answer}</p>
        </>
      ) : null}
      {feedback ? (
        <p>
          <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: feedback.id }}>
            #{feedback.number} {feedback.title}
          </Link>
        </p>
      ) : null}
      <h3 className="lbl">{t('watching.decisions')}</h3>
      {item.decisions.length ? null : <p className="note">{t('watching.decision.undecided')}</p>}
      <ol className="plainList">
        {item.decisions.map((one) => (
          <li key={one.decidedAt}>
            <span className="tag">{t(`watching.decision.${one.decision}`)}</span> {one.reason}
            <span className="note block">
              {[
                formatDate(one.decidedAt.slice(0, 10), language),
                one.byName,
                one.ownerName ? t('watching.owned', { name: one.ownerName }) : null,
                one.dueOn ? t('watching.until', { day: formatDate(one.dueOn, language) }) : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {may && open === null ? (
        <div className="row wrap">
          <Button type="primary" onClick={() => setOpen('decide')}>
            {t(item.decision ? 'watching.decideAnew' : 'watching.decide')}
          </Button>
          {item.decision && !item.closedOn ? (
            <Button loading={close.isPending} onClick={() => close.mutate(undefined)}>
              {t('watching.close')}
            </Button>
          ) : null}
          <Button onClick={() => setOpen('edit')}>{t('watching.edit')}</Button>
        </div>
      ) : null}
      <ActionProblem error={close.error} />
      {open === 'decide' ? <DecideForm item={item} onDone={() => setOpen(null)} /> : null}
      {open === 'edit' ? <WatchForm item={item} onDone={() => setOpen(null)} /> : null}
      <h3 className="lbl">{t('watching.concerned', { count: item.affected })}</h3>
      <p className="note">{concerns.length ? concerns.join(language === 'zh' ? '、' : ', ') : t('watching.concernsNobody')}</p>
      {item.affected ? <ConcernedList id={item.id} /> : null}
    </>
  );
}
