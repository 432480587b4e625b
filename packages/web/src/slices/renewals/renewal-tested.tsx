import type { RenewalModel } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Figures, formatDate, formatNumber, ShareChart } from '../../kit/index.ts';
import { CalibrationChart } from '../tiers/index.ts';

/** How good it was at ends that it had not seen: figures, the ROC curve, and whether its chances hold. */
export function RenewalTested({ model: { tested, learnt, assumedShare } }: { model: RenewalModel }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (share: number) => formatNumber(share, language, 'percent');
  const figures = [
    {
      label: t('renewals.tested.auc'),
      value: tested.auc.toFixed(3),
      small: t('renewals.tested.interval', { low: tested.low.toFixed(2), high: tested.high.toFixed(2) }),
    },
    {
      label: t('renewals.tested.lift'),
      value: tested.lift === null ? '—' : t('renewals.tested.times', { lift: tested.lift.toFixed(2) }),
    },
    {
      label: t('renewals.tested.brier'),
      value: tested.calibration.brier.toFixed(3),
      small: t('renewals.tested.brierOf', { share: tested.calibration.brierOfShare.toFixed(3) }),
    },
    ...(assumedShare === null ? [] : [{ label: t('renewals.tested.assumed'), value: percent(Number(assumedShare)) }]),
  ];
  const roc = t('renewals.roc.title', { auc: tested.auc.toFixed(3) });
  return (
    <section className="renewalSection">
      <h2 className="section">{t('renewals.tested.title')}</h2>
      <p className="note">
        {t('renewals.tested.how', {
          ...{ from: formatDate(learnt.from, language), until: formatDate(learnt.until, language), terms: learnt.terms },
          ...{ tested: tested.terms, renewed: tested.renewed },
        })}
      </p>
      <Figures figures={figures} />
      <div className="renewalPictures">
        <ShareChart
          title={roc}
          description={roc}
          across={t('renewals.roc.others')}
          up={t('renewals.roc.happened')}
          points={tested.roc.map(({ others, happened }) => ({ x: others, y: happened }))}
          table={{
            columns: [{ title: t('renewals.roc.others') }, { title: t('renewals.roc.happened'), align: 'right' as const }],
            rows: tested.roc.map(({ others, happened }) => [percent(others), percent(happened)]),
          }}
        />
        <CalibrationChart calibration={tested.calibration} words={t('renewals.outcome')} />
      </div>
    </section>
  );
}
