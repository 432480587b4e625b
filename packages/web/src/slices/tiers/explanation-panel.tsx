import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { EvidenceRows } from './evidence-rows.tsx';
import { FreezeNote } from './freeze-note.tsx';
import { OverrideNote } from './override-note.tsx';
import { type ChangeDays, TierChange } from './tier-change.tsx';
import { TierExplanation } from './tier-explanation.tsx';
import { TierHistory } from './tier-history.tsx';
import { TierLift } from './tier-lift.tsx';
import './tiers.css';

interface ExplanationPanelProps {
  accountId: string;
  /** The account's name, where the page knows it. */
  accountName?: string;
  /** A past day, ISO; absent: now. */
  asOf?: string;
  /** What is shown at first; absent: why the tier is what it is. */
  view?: ExplanationView | undefined;
  onView?: (view: ExplanationView) => void;
  onClose: () => void;
}
export const EXPLANATION_VIEWS = ['why', 'change', 'lift'] as const;
export type ExplanationView = (typeof EXPLANATION_VIEWS)[number];

/** Why an account has its tier, in a docked panel: item by item, down to the records counted, and its earlier tiers. */
export function ExplanationPanel({ accountId, accountName, asOf, view: initial, onView, onClose }: ExplanationPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [metrics, setMetrics] = useState<{ id: string; name: string }[]>();
  const [view, setView] = useState<ExplanationView>(initial ?? 'why');
  const [days, setDays] = useState<ChangeDays>({});
  const found = useQuery(api.tiers.explain.queryOptions({ input: { accountId, asOf } }));
  const show = (next: ExplanationView) => {
    setView(next);
    onView?.(next);
  };
  const day = found.data?.asOf ?? asOf;
  return (
    <DockedPanel
      eyebrow={day ? t('tiers.explain.eyebrow', { date: formatDate(day, language) }) : t('tiers.explain.title')}
      title={(metrics?.length === 1 ? metrics[0]?.name : undefined) ?? accountName ?? t('tiers.explain.title')}
      onClose={onClose}
    >
      {metrics ? (
        <>
          <Button type="link" className="plainLink" onClick={() => setMetrics(undefined)}>
            {t('tiers.explain.back')}
          </Button>
          {metrics.map(({ id, name }) => (
            <section key={id}>
              {metrics.length > 1 ? <h3 className="lbl">{name}</h3> : null}
              <EvidenceRows accountId={accountId} metric={id} asOf={day} />
            </section>
          ))}
        </>
      ) : found.data ? (
        <>
          <Segmented
            size="small"
            className="explanationViews"
            aria-label={t('tiers.explain.views')}
            value={view}
            options={[
              { value: 'why', label: t('tiers.explain.title') },
              { value: 'change', label: t('tiers.change.title') },
              { value: 'lift', label: t('tiers.lift.title') },
            ]}
            onChange={show}
          />
          {view === 'lift' ? (
            <TierLift accountId={accountId} asOf={asOf} />
          ) : view === 'change' ? (
            <TierChange accountId={accountId} days={asOf && !days.to ? { to: asOf, ...days } : days} onDays={setDays} />
          ) : (
            <>
              <TierExplanation explanation={found.data} onEvidence={setMetrics} />
              <OverrideNote accountId={accountId} explanation={found.data} past={asOf !== undefined} />
              <FreezeNote accountId={accountId} asOf={asOf} />
              <TierHistory
                accountId={accountId}
                onChange={(between) => {
                  setDays(between);
                  show('change');
                }}
              />
            </>
          )}
        </>
      ) : found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </DockedPanel>
  );
}
