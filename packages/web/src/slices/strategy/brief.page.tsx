import type { ObjectiveProgress, ServingPolicy } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  EmptyState,
  Failure,
  formatDate,
  PageHead,
  PanelLayout,
  RichText,
  SkeletonRows,
  type Undoable,
  UndoToast,
} from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { Analyses } from './analyses.tsx';
import { BriefPanel } from './brief-panel.tsx';
import { ObjectiveItem } from './objective-item.tsx';
import { PolicyLinks } from './policy-links.tsx';
import './strategy.css';

/** What do we want to reach, why, and how far have we come? */
export default function BriefPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/strategy/brief' });
  const { panel } = useSearch({ from: '/strategy/brief' });
  const { asOf } = useDay();
  const { can } = useSession();
  const today = useMe()?.today;
  const [done, setDone] = useState<Undoable | null>(null);
  const open = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, panel: next }), replace: true, resetScroll: false });
  const found = useQuery({ ...api.strategy.brief.queryOptions({ input: { asOf } }), placeholderData: (before) => before });
  const { data } = found;
  const edits = can('policies.edit');
  const day = data?.asOf ?? asOf ?? today;
  return (
    <PanelLayout
      size="script"
      panel={
        panel ? (
          <BriefPanel key={panel} open={panel} brief={data} editable={edits} onClose={() => open(undefined)} onDone={setDone} />
        ) : null
      }
    >
      <PageHead
        title={t('shell.page.brief')}
        eyebrow={day ? t('briefing.eyebrow', { date: formatDate(day, language) }) : t('shell.page.brief')}
        answer={<Answer objectives={data?.objectives} />}
        sub={data ? <Gaps objectives={data.objectives} without={data.without.length} /> : undefined}
        actions={
          <>
            <DayControl />
            {edits ? (
              <Button type="primary" onClick={() => open('objectives:new')}>
                {t('briefing.addObjective')}
              </Button>
            ) : null}
          </>
        }
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          {data.objectives.length === 0 ? (
            <EmptyState title={t('briefing.empty.title')}>{t('briefing.empty.detail')}</EmptyState>
          ) : (
            <ul className="objectives" aria-label={t('briefing.objectives')}>
              {data.objectives.map((one) => (
                <ObjectiveItem key={one.id} objective={one} editable={edits} onOpen={open} />
              ))}
            </ul>
          )}
          <Analyses editable={edits} onOpen={open} />
          <Without policies={data.without} />
        </>
      )}
      <UndoToast done={done} onGone={() => setDone(null)} />
    </PanelLayout>
  );
}

function Answer({ objectives }: { objectives: readonly ObjectiveProgress[] | undefined }) {
  const { t } = useTranslation();
  if (!objectives) return <span className="ink3">{t('briefing.answer.loading')}</span>;
  const running = objectives.filter(({ closedOn }) => closedOn === null);
  if (running.length === 0) return t('briefing.answer.none');
  const late = running.filter(({ standing }) => standing === 'behind' || standing === 'missed').length;
  return <RichText text={late ? 'briefing.answer.behind' : 'briefing.answer.well'} values={{ count: running.length, late }} />;
}

/** What hangs together with nothing: objectives that nothing serves, and policies that serve none. */
function Gaps({ objectives, without }: { objectives: readonly ObjectiveProgress[]; without: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unserved = objectives.filter(({ closedOn, policies }) => closedOn === null && policies.length === 0).length;
  return [
    ...(unserved ? [t('briefing.sub.unserved', { count: unserved })] : []),
    without ? t('briefing.sub.without', { count: without }) : t('briefing.sub.all'),
  ].join(language === 'zh' ? '' : ' ');
}

/** Policies in force that name no objective: pointed out, not held against anybody. */
function Without({ policies }: { policies: readonly ServingPolicy[] }) {
  const { t } = useTranslation();
  if (policies.length === 0) return null;
  return (
    <section className="briefSection">
      <h2 className="section">{t('briefing.without.title')}</h2>
      <p className="note">{t('briefing.without.note')}</p>
      {(['play', 'rule'] as const).map((of) => {
        const some = policies.filter(({ kind }) => (kind === 'play') === (of === 'play'));
        return some.length ? (
          <p key={of} className="panelText">
            {t(of === 'play' ? 'briefing.servedBy.plays' : 'briefing.servedBy.rules')}
            <PolicyLinks policies={some} />
          </p>
        ) : null;
      })}
    </section>
  );
}
