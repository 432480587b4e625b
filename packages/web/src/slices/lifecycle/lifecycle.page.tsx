import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, EmptyState, Failure, formatDate, formatNumber, PageHead, RichText, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { DayComparison } from '../comparison/day-comparison.tsx';
import { Flow } from './flow.tsx';
import './lifecycle.css';
import { PolicyEyebrow } from '../tiers/policy-eyebrow.tsx';
import type { LifecycleSearch } from './lifecycle.search.ts';
import { StageTable } from './stage-table.tsx';
import { Stuck } from './stuck.tsx';

/** In which stage is the base, how does it flow, and where is it stuck? */
export default function LifecyclePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/strategy/lifecycle' });
  const { period, track, against } = useSearch({ from: '/strategy/lifecycle' });
  const { asOf } = useDay();
  const change = (next: Partial<LifecycleSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const found = useQuery(api.lifecycle.overview.queryOptions({ input: { asOf } }));
  const { data } = found;
  const day = data?.asOf ?? asOf ?? me?.today;
  const whole = data?.model === 'conditions';
  const accountsIn = (id: string) => data?.stages.find((stage) => stage.id === id)?.accounts ?? 0;
  const [renewal, expired] = [accountsIn('renewal'), accountsIn('expired')];
  const none = data?.stages.every(({ lines }) => lines === 0);
  const most = data?.stages.reduce((one, other) => (other.accounts > one.accounts ? other : one), data.stages[0]!);
  const answer = !data ? (
    <span className="ink3">{t('lifecycle.answer.loading')}</span>
  ) : data.policyId === null ? (
    t('lifecycle.answer.noPolicy')
  ) : none ? (
    t(whole ? 'lifecycle.course.none' : 'lifecycle.answer.none')
  ) : whole && most ? (
    <RichText text="lifecycle.course.most" values={{ stage: most.name[language], count: formatNumber(most.accounts, language) }} />
  ) : renewal + expired === 0 ? (
    t('lifecycle.answer.calm')
  ) : (
    <RichText
      text="lifecycle.answer.some"
      values={{ renewal: formatNumber(renewal, language), expired: formatNumber(expired, language) }}
    />
  );
  return (
    <>
      <PageHead
        title={t('shell.page.lifecycle')}
        eyebrow={
          <PolicyEyebrow
            words={day ? t('lifecycle.eyebrow', { date: formatDate(day, language) }) : t('shell.page.lifecycle')}
            of={data}
            sampleNote={t('lifecycle.sampleNote')}
          />
        }
        answer={answer}
        sub={
          data?.policyId
            ? data.judgedOn
              ? t(whole ? 'lifecycle.course.sub' : 'lifecycle.sub', { date: formatDate(data.judgedOn, language) })
              : t('lifecycle.notJudged')
            : undefined
        }
        actions={
          <>
            <DayControl />
            {data?.policyId && asOf === undefined && can('policies.edit') ? (
              <ButtonLink primary to="/strategy/studio" search={{ policy: data.policyId }}>
                {t('lifecycle.edit')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : data.policyId === null ? (
        <EmptyState title={t('lifecycle.empty.title')}>{t('lifecycle.empty.detail')}</EmptyState>
      ) : (
        <>
          <StageTable stages={data.stages} tracks={data.tracks} without={data.without} whole={whole} />
          <Flow day={data.asOf} stages={data.stages} tracks={data.tracks} whole={whole} search={{ period, track }} onSearch={change} />
          <Stuck asOf={asOf} stages={data.stages} whole={whole} />
          <DayComparison by="stage" titled against={against} onAgainst={(day) => change({ against: day })} />
        </>
      )}
    </>
  );
}
