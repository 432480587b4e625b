import { FEEDBACK_MOVES, type FeedbackTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, problemOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, EmptyState, formatDate, PageHead, PanelLayout, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { useSession } from '../../shell/session.tsx';
import { SeverityMark } from '../requests/severity-mark.tsx';
import { AskForm } from './ask-form.tsx';
import { AskList } from './ask-list.tsx';
import { EditForm } from './edit-form.tsx';
import type { ItemPanel } from './feedback.search.ts';
import { ItemFacts } from './item-facts.tsx';
import { ItemHistory } from './item-history.tsx';
import { MergeForm } from './merge-form.tsx';
import { MoveForm } from './move-form.tsx';
import { TriageForm } from './triage-form.tsx';
import { WhyRank } from './why-rank.tsx';
import './feedback.css';

/** Who asks for this, why does it stand where it stands, and what became of it? */
export default function FeedbackItemPage() {
  const { t } = useTranslation();
  const { feedbackId } = useParams({ from: '/feedback/$feedbackId' });
  const { asOf } = useDay();
  const found = useQuery(api.feedback.get.queryOptions({ input: { id: feedbackId, asOf } }));
  if (found.data) return <Page key={feedbackId} item={found.data} />;
  if (!found.error) return <SkeletonRows rows={10} />;
  if (problemOf(found.error)?.status !== 404) return <QueryFailed level={1} error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <EmptyState level={1} title={t('roadmap.missing.title')}>
      {t('roadmap.missing.text')}
    </EmptyState>
  );
}

function Page({ item }: { item: FeedbackTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { panel } = useSearch({ from: '/feedback/$feedbackId' });
  const show = (next: ItemPanel | undefined, id = item.id) =>
    void navigate({ to: '/feedback/$feedbackId', params: { feedbackId: id }, search: (before) => ({ ...before, panel: next }) });
  const close = () => show(undefined);
  const forms: Record<ItemPanel, () => ReactNode> = {
    triage: () => <TriageForm item={item} onDone={close} />,
    move: () => <MoveForm item={item} onDone={close} />,
    merge: () => <MergeForm item={item} onDone={(into) => show(undefined, into.id)} />,
    edit: () => <EditForm item={item} onDone={close} />,
    ask: () => <AskForm item={item} onDone={close} />,
  };
  const titles: Record<ItemPanel, string> = {
    triage: t(item.state === 'new' ? 'roadmap.act.triage' : 'roadmap.act.retriage'),
    ...{ move: t('roadmap.act.move'), merge: t('roadmap.act.merge'), edit: t('roadmap.act.edit'), ask: t('roadmap.askers.add') },
  };
  return (
    <PanelLayout
      panel={
        panel && item.state !== 'merged' ? (
          <DockedPanel key={panel} title={titles[panel]} onClose={close}>
            {forms[panel]()}
          </DockedPanel>
        ) : null
      }
    >
      <PageHead
        title={`#${item.number} ${item.title}`}
        eyebrow={
          <Link to="/feedback" className="door">
            {t('roadmap.eyebrow')}
          </Link>
        }
        answer={item.title}
        sub={
          <span className="row wrap">
            <span className="num">#{item.number}</span>
            <span className="tag strong">{t(`roadmap.state.${item.state}`)}</span>
            <span>{formatDate(item.stateSince, language)}</span>
            <SeverityMark severity={item.severity} />
            {item.strategic ? <span className="tag">{t('roadmap.strategic')}</span> : null}
          </span>
        }
        actions={<Actions item={item} onShow={show} />}
      />
      <Body item={item} onShow={show} />
    </PanelLayout>
  );
}

interface PartProps {
  item: FeedbackTold;
  onShow: (panel: ItemPanel) => void;
}
function Actions({ item, onShow }: PartProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  if (!can('feedback.plan') || item.state === 'merged') return null;
  const isNew = item.state === 'new';
  return (
    <>
      <Button onClick={() => onShow('edit')}>{t('roadmap.act.edit')}</Button>
      <Button onClick={() => onShow('merge')}>{t('roadmap.act.merge')}</Button>
      {FEEDBACK_MOVES[item.state].length ? <Button onClick={() => onShow('move')}>{t('roadmap.act.move')}</Button> : null}
      <Button type={isNew ? 'primary' : 'default'} onClick={() => onShow('triage')}>
        {t(isNew ? 'roadmap.act.triage' : 'roadmap.act.retriage')}
      </Button>
    </>
  );
}

function Body({ item, onShow }: PartProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { open, confirmed, refused, waived } = item.verifications;
  const hidden = item.customers - item.seen;
  return (
    <div className="feedbackPage">
      <div>
        {item.mergedInto ? (
          <p>
            <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: item.mergedInto.id }}>
              {t('roadmap.merged', { number: item.mergedInto.number, title: item.mergedInto.title })}
            </Link>
          </p>
        ) : null}
        <section>
          <h2 className="lbl">{t('roadmap.about')}</h2>
          {item.description ? <p className="feedbackText">{item.description}</p> : <p className="note">{t('roadmap.noDescription')}</p>}
        </section>
        <section>
          <h2 className="lbl">{t('roadmap.askers.title')}</h2>
          <p>
            {hidden
              ? t('roadmap.customersSeen', { count: item.customers, seen: item.seen })
              : t('roadmap.customers', { count: item.customers })}{' '}
            {can('feedback.write') && item.state !== 'merged' ? (
              <Button size="small" onClick={() => onShow('ask')}>
                {t('roadmap.askers.add')}
              </Button>
            ) : null}
          </p>
          {open + confirmed + refused + waived && (item.state === 'delivered' || item.state === 'verified') ? (
            <p className="note">
              {t('roadmap.verification.title')} · {t('roadmap.verification.counts', item.verifications)}
            </p>
          ) : null}
          <AskList of={{ itemId: item.id }} hidden={hidden} />
        </section>
        <ItemHistory item={item} />
      </div>
      <aside>
        <WhyRank item={item} />
        <ItemFacts item={item} />
      </aside>
    </div>
  );
}
