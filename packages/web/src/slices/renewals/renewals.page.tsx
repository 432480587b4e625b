import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatNumber, PageHead, ProgressLine, RichText, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { RenewalTerms } from './renewal-terms.tsx';
import { RenewalTested } from './renewal-tested.tsx';
import './renewals.css';
import { TrainModel } from './train-model.tsx';
import { useRenewalModel } from './use-renewals.ts';

/** Can one tell who will renew, how well, and by what? */
export default function RenewalsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useRenewalModel();
  const { asOf } = useDay();
  const { data } = found;
  const model = data?.model ?? null;
  const running = data?.job?.state === 'waiting' || data?.job?.state === 'running';
  const answer = !data ? (
    <span className="ink3">{t('renewals.answer.loading')}</span>
  ) : !model ? (
    t(data.refusal ? 'renewals.answer.refused' : asOf ? 'renewals.answer.noneThen' : 'renewals.answer.none')
  ) : model.tested.low <= 0.5 ? (
    t('renewals.answer.drawn')
  ) : (
    <RichText text="renewals.answer.good" values={{ pairs: Math.round(model.tested.auc * 100) }} />
  );
  const sub = model
    ? t('renewals.sub', {
        ...{
          version: model.version,
          who: model.trainedBy ?? t('renewals.someone'),
          date: formatDate(model.trainedAt.slice(0, 10), language),
        },
        ...{ days: model.days, from: formatDate(model.all.from, language), until: formatDate(model.all.until, language) },
        ...{ terms: formatNumber(model.all.terms, language), renewed: formatNumber(model.all.renewed, language) },
      })
    : undefined;
  return (
    <>
      <PageHead title={t('shell.page.renewals')} eyebrow={t('shell.page.renewals')} answer={answer} sub={sub} actions={<DayControl />} />
      <TrainModel trained={model !== null} busy={running} days={model?.days ?? 90} />
      {data && running ? <ProgressLine label={t('renewals.running')} done={data.job?.done ?? 0} total={data.job?.total ?? null} /> : null}
      {data?.job?.state === 'failed' ? <p className="ink2">{t('renewals.failed', { why: data.job.fault ?? '' })}</p> : null}
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          {data.refusal ? (
            <div className="renewalRefusal" role="note">
              <p>{data.refusal.message}</p>
              {model ? <p className="note">{t('renewals.refusedNow', { version: model.version })}</p> : null}
            </div>
          ) : null}
          {model ? (
            <>
              <RenewalTested model={model} />
              <RenewalTerms model={model} />
            </>
          ) : data.refusal || running ? null : (
            <EmptyState title={t('renewals.how')}>{t('renewals.intro', { days: 90 })}</EmptyState>
          )}
        </>
      )}
    </>
  );
}
