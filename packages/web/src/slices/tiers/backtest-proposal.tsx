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
          <Finding proposal={proposal} kind={backtest.kind} />
          <div className="tierPictures backtestProposal">
            <Weights proposal={proposal} kind={backtest.kind} />
            <BacktestRivals proposal={proposal} kind={backtest.kind} />
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

export interface ProposalProps {
  proposal: BacktestProposal;
  kind: Backtest['kind'];
}
/** Against what the weights are held: those of a health policy against its present ones, others against the best single figure. */
function Finding({ proposal: { rivals, gain, better, trained, tested }, kind }: ProposalProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [best] = rivals;
  if (!best) return null;
  const of = kind === 'health' ? 'health' : 'proposal';
  const margin = kind === 'health' && gain ? gain : best.margin;
  const values = {
    ...{ name: best.name[language], margin: signed(margin.auc), low: signed(margin.low), high: signed(margin.high) },
    ...{ days: trained.days.length, horizon: trained.horizon, last: formatDate(trained.days.at(-1) ?? '', language) },
    ...{ accounts: formatNumber(trained.accounts, language), points: tested.length },
  };
  return (
    <>
      <p className="backtestFinding">
        <RichText text={`backtest.${of}.${better ? 'better' : 'notBetter'}`} values={values} />
      </p>
      <p className="note">{t(`backtest.${of}.how`, values)}</p>
    </>
  );
}

function Weights({ proposal: { weights, levels }, kind }: ProposalProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className="plainTable" aria-label={t('backtest.proposal.weights')}>
      <thead>
        <tr>
          <th scope="col">{t(kind === 'health' ? 'backtest.dimensions.dimension' : 'backtest.proposal.figure')}</th>
          {kind === 'health' ? (
            <th scope="col" className="right">
              {t('backtest.health.was')}
            </th>
          ) : null}
          <th scope="col" className="right">
            {t('backtest.proposal.weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {weights.map(({ id, name, weight, was, lowIsGood }) => (
          <tr key={id}>
            <td>
              {name[language]} {lowIsGood ? <span className="note">{t('backtest.proposal.lowIsGood')}</span> : null}
            </td>
            {kind === 'health' ? <td className="right ink2">{was ?? '—'}</td> : null}
            <td className="right">{weight}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={kind === 'health' ? 3 : 2} className="note">
            {t(kind === 'health' ? 'backtest.health.levels' : 'backtest.proposal.levels', {
              levels: levels
                .flatMap(({ id, name, score }) =>
                  score === null ? [] : [`${kind === 'health' ? '' : `${id} `}${name[language]} ≥ ${score}`],
                )
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
