import { FEEDBACK_OPEN } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { DockedPanel, Failure, PageHead, PanelLayout, RichText, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import { FEEDBACK_VIEWS } from './feedback.search.ts';
import { FeedbackBoard } from './feedback-board.tsx';
import { FeedbackTable } from './feedback-table.tsx';
import { NewFeedback } from './new-feedback.tsx';
import { RulesForm } from './rules-form.tsx';
import { TrackerPanel } from './tracker-panel.tsx';
import './feedback.css';

/** What do customers ask of the product, in which order do we answer it, and where does it stand? */
export default function FeedbackPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can } = useSession();
  const { asOf } = useDay();
  const { view = 'board', panel } = useSearch({ from: '/feedback' });
  const found = useQuery(api.feedback.board.queryOptions({ input: { asOf } }));
  const open = (found.data?.columns ?? []).filter(({ state }) => FEEDBACK_OPEN.some((one) => one === state));
  const count = open.reduce((sum, column) => sum + column.count, 0);
  const show = (next: typeof panel) =>
    void navigate({ to: '/feedback', search: (before) => ({ ...before, view: view === 'board' ? undefined : view, panel: next }) });
  const close = () => show(undefined);
  const panels = {
    new: (
      <DockedPanel title={t('roadmap.new')} onClose={close}>
        <NewFeedback onDone={({ id }) => void navigate({ to: '/feedback/$feedbackId', params: { feedbackId: id } })} />
      </DockedPanel>
    ),
    rules: (
      <DockedPanel title={t('roadmap.rules')} onClose={close}>
        <RulesForm />
      </DockedPanel>
    ),
    tracker: <TrackerPanel onClose={close} />,
  };
  return (
    <>
      <PageHead
        title={t('shell.page.feedback')}
        eyebrow={t('roadmap.eyebrow')}
        answer={found.data ? count ? <RichText text="roadmap.head" values={{ count }} /> : t('roadmap.headNone') : '…'}
        sub={t('roadmap.sub')}
        actions={
          <>
            {can('feedback.plan') ? <Button onClick={() => show('rules')}>{t('roadmap.rules')}</Button> : null}
            {can('feedback.plan') ? <Button onClick={() => show('tracker')}>{t('roadmap.tracker')}</Button> : null}
            {can('feedback.write') ? (
              <Button type="primary" onClick={() => show('new')}>
                {t('roadmap.new')}
              </Button>
            ) : null}
          </>
        }
      />
      <SegmentLinks
        label={t('roadmap.views')}
        current={view}
        segments={FEEDBACK_VIEWS.map((key) => ({
          key,
          label: t(`roadmap.view.${key}`),
          link: { to: '/feedback' as const, search: { view: key === 'board' ? undefined : key, asOf } },
        }))}
      />
      <PanelLayout panel={panel ? panels[panel] : null}>
        {view !== 'board' ? (
          <FeedbackTable key={view} view={view} narrow={panel !== undefined} />
        ) : found.error ? (
          <Failure error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <FeedbackBoard columns={found.data.columns} />
        ) : (
          <SkeletonRows rows={8} />
        )}
      </PanelLayout>
    </>
  );
}
