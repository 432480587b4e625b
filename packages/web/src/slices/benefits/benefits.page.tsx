import type { BenefitMatrix } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  ButtonLink,
  EmptyState,
  Failure,
  formatDate,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  SkeletonRows,
} from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import './benefits.css';
import { PolicyEyebrow } from '../tiers/policy-eyebrow.tsx';
import type { BenefitsSearch } from './benefits.search.ts';
import { Catalogue } from './catalogue.tsx';
import { isGap, Matrix } from './matrix.tsx';
import { OfferPanel } from './offer-panel.tsx';
import { Offers } from './offers.tsx';
import { ServiceLevels } from './service-levels.tsx';
import { UsesList } from './uses-list.tsx';

/** Who is entitled to what, and where is nothing for customers that there are? */
export default function BenefitsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const navigate = useNavigate({ from: '/strategy/benefits' });
  const { view, panel } = useSearch({ from: '/strategy/benefits' });
  const { asOf } = useDay();
  const change = (next: Partial<BenefitsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const found = useQuery(api.benefits.matrix.queryOptions({ input: { asOf } }));
  const { data } = found;
  const day = data?.asOf ?? asOf ?? me?.today;
  const link = (next: BenefitsSearch['view']) => ({ to: '/strategy/benefits' as const, search: { asOf, view: next } });
  const close = () => change({ panel: undefined });
  const side = panel === 'offer' && data?.policyId && me ? <OfferPanel matrix={data} today={me.today} onClose={close} /> : null;
  return (
    <PanelLayout size="script" panel={side}>
      <PageHead
        title={t('shell.page.benefits')}
        eyebrow={
          <PolicyEyebrow
            words={day ? t('benefit.eyebrow', { date: formatDate(day, language) }) : t('shell.page.benefits')}
            of={data}
            sampleNote={t('benefit.sampleNote')}
          />
        }
        answer={<Answer matrix={data} />}
        sub={data?.policyId ? <Largest matrix={data} /> : undefined}
        actions={
          <>
            <DayControl />
            <EditPolicy id={view === 'sla' ? data?.slaId : data?.policyId} kind={view === 'sla' ? 'sla' : 'benefits'} />
          </>
        }
      />
      <SegmentLinks
        label={t('benefit.tabs.label')}
        current={view ?? 'matrix'}
        segments={[
          { key: 'matrix', label: t('benefit.tabs.matrix'), link: link(undefined) },
          { key: 'catalogue', label: t('benefit.tabs.catalogue'), link: link('catalogue') },
          { key: 'sla', label: t('benefit.tabs.sla'), link: link('sla') },
          { key: 'offers', label: t('benefit.tabs.offers'), link: link('offers') },
          { key: 'asks', label: t('benefit.tabs.asks'), link: link('asks') },
        ]}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : view === 'sla' ? (
        <ServiceLevels matrix={data} />
      ) : data.policyId === null ? (
        <EmptyState title={asOf ? t('benefit.empty.past') : t('benefit.empty.title')}>{t('benefit.empty.detail')}</EmptyState>
      ) : view === 'catalogue' ? (
        <Catalogue matrix={data} />
      ) : view === 'offers' ? (
        <Offers matrix={data} onPropose={() => change({ panel: 'offer' })} />
      ) : view === 'asks' ? (
        <section className="benefitSection">
          <h2 className="section">{t('benefit.tabs.asks')}</h2>
          <UsesList filter={{ state: 'requested', ...(asOf ? { asOf } : {}) }} empty={t('benefit.uses.noAsks')} named />
        </section>
      ) : (
        <>
          <Matrix matrix={data} />
          <p className="note">{t('benefit.matrix.note')}</p>
        </>
      )}
    </PanelLayout>
  );
}

/** To the studio of the policy that the view shows; nothing is edited on a past day. */
function EditPolicy({ id, kind }: { id: string | null | undefined; kind: 'benefits' | 'sla' }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { asOf } = useDay();
  if (!id || asOf !== undefined || !can('policies.edit')) return null;
  return (
    <ButtonLink to="/strategy/studio" search={{ policy: id }}>
      {t(`grant.edit.${kind}`)}
    </ButtonLink>
  );
}

function Answer({ matrix }: { matrix: BenefitMatrix | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!matrix) return <span className="ink3">{t('benefit.answer.loading')}</span>;
  if (matrix.policyId === null) return t('benefit.answer.none');
  const gaps = matrix.cells.filter(isGap);
  const accounts = gaps.reduce((sum, cell) => sum + cell.accounts, 0);
  const values = { cells: matrix.cells.length, gaps: gaps.length, count: accounts, accounts: formatNumber(accounts, language) };
  return <RichText text={gaps.length ? 'benefit.answer.gaps' : 'benefit.answer.full'} values={values} />;
}

/** The cell with most customers and nothing for them. */
function Largest({ matrix }: { matrix: BenefitMatrix }) {
  const { t } = useTranslation();
  const [largest] = matrix.cells.filter(isGap).toSorted((a, b) => b.accounts - a.accounts);
  if (!largest) return t('benefit.answer.sub');
  return t('benefit.answer.largest', { level: largest.level, stage: t(`benefit.stage.${largest.stage}`), count: largest.accounts });
}
