import type { Backtest, BacktestProposal } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, problemOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate, formatNumber, RichText } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { BacktestRivals } from './backtest-rivals.tsx';
import { CalibrationChart } from './calibration-chart.tsx';

/** Weights learnt before the points, and whether they do better there than the best single figure; a draft for who may edit. */
export function BacktestProposed({ backtest }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const { proposal, noProposal, verdict, outcome } = backtest;
  if (!proposal && !noProposal) return null;
  return (
    <section className="tierSection">
      <h2 className="section">{t('backtest.proposal.title')}</h2>
      {proposal ? (
        <>
          <Finding proposal={proposal} />
          <div className="tierPictures backtestProposal">
            <Weights proposal={proposal} />
            <BacktestRivals proposal={proposal} />
          </div>
          {proposal.calibration ? <CalibrationChart calibration={proposal.calibration} words={t(`backtest.outcome.${outcome}`)} /> : null}
          {verdict?.signal === 'none' ? null : <SaveDraft id={backtest.id} better={proposal.better} />}
        </>
      ) : (
        <p className="ink2">{noProposal}</p>
      )}
    </section>
  );
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

function Finding({ proposal: { rivals, better, trained, tested } }: { proposal: BacktestProposal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [best] = rivals;
  if (!best) return null;
  const { margin } = best;
  const values = {
    ...{ name: best.name[language], margin: signed(margin.auc), low: signed(margin.low), high: signed(margin.high) },
    ...{ days: trained.days.length, horizon: trained.horizon, last: formatDate(trained.days.at(-1) ?? '', language) },
    ...{ accounts: formatNumber(trained.accounts, language), points: tested.length },
  };
  return (
    <>
      <p className="backtestFinding">
        <RichText text={better ? 'backtest.proposal.better' : 'backtest.proposal.notBetter'} values={values} />
      </p>
      <p className="note">{t('backtest.proposal.how', values)}</p>
    </>
  );
}

function Weights({ proposal: { weights, levels } }: { proposal: BacktestProposal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className="plainTable" aria-label={t('backtest.proposal.weights')}>
      <thead>
        <tr>
          <th scope="col">{t('backtest.proposal.figure')}</th>
          <th scope="col" className="right">
            {t('backtest.proposal.weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {weights.map(({ id, name, weight, lowIsGood }) => (
          <tr key={id}>
            <td>
              {name[language]} {lowIsGood ? <span className="note">{t('backtest.proposal.lowIsGood')}</span> : null}
            </td>
            <td className="right">{weight}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2} className="note">
            {t('backtest.proposal.levels', {
              levels: levels
                .flatMap(({ id, name, score }) => (score === null ? [] : [`${id} ${name[language]} ≥ ${score}`]))
                .join(language === 'zh' ? '，' : ', '),
            })}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function SaveDraft({ id, better }: { id: string; better: boolean }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (replace: boolean) => client.backtests.draft({ id, replace }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.policies.key() }),
  });
  if (!can('policies.edit')) return null;
  if (save.data)
    return (
      <p role="status" className="section">
        {t('backtest.proposal.saved', { id: save.data.id })}
      </p>
    );
  const there = problemOf(save.error)?.code === 'policy.draft_there';
  return (
    <div className="backtestSave">
      <Button type={better ? 'primary' : 'default'} loading={save.isPending} onClick={() => save.mutate(there)} danger={there}>
        {t(there ? 'backtest.proposal.replace' : 'backtest.proposal.save')}
      </Button>
      <span className="note">{t('backtest.proposal.unpublished')}</span>
      {save.error ? <ActionProblem error={save.error} /> : null}
    </div>
  );
}
