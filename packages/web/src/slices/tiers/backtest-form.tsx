import { BACKTEST_HORIZONS, BACKTEST_OUTCOMES, type BacktestOutcome } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useStartBacktest } from './use-backtest.ts';
import { useSignalNames } from './use-signal-names.ts';

const MONTHS = [1, 3, 6, 12, 24] as const;
const METRIC = 'metric:';

interface BacktestFormProps {
  about: 'tiers' | 'health';
  policyId: string | null;
  onStarted: (id: string) => void;
}

/** What to judge by, what may have happened next, within how many months, at how many month ends. */
export function BacktestForm({ about, policyId, onStarted }: BacktestFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const signals = useSignalNames();
  const policies = useQuery(api.policies.list.queryOptions({ input: { kind: about === 'health' ? 'health' : 'tier' } }));
  const [chosen, setSubject] = useState<string>();
  const subject = chosen ?? policyId ?? `${METRIC}rfm.sum`;
  const [outcome, setOutcome] = useState<BacktestOutcome>(about === 'health' ? 'lost' : 'bought_again');
  const [horizon, setHorizon] = useState<(typeof BACKTEST_HORIZONS)[number]>(6);
  const [months, setMonths] = useState<number>(6);
  const [propose, setPropose] = useState(true);
  const start = useStartBacktest(onStarted);
  const ask = () => {
    const by = subject.startsWith(METRIC) ? { metric: subject.slice(METRIC.length) } : { policyId: subject };
    start.mutate({ ...by, outcome, horizon, months, propose });
  };
  const subjects = [
    {
      label: t(about === 'health' ? 'backtest.form.healthPolicies' : 'backtest.form.policies'),
      options: (policies.data?.items ?? [])
        .filter(({ version, draft }) => version !== null || draft !== null)
        .map(({ id, name, draft }) => ({
          value: id,
          label: draft === null ? name[language] : t('backtest.draft', { name: name[language] }),
        })),
    },
    ...(about === 'health'
      ? []
      : [
          {
            label: t('backtest.form.metrics'),
            options: Object.entries(signals).map(([id, label]) => ({ value: `${METRIC}${id}`, label })),
          },
        ]),
  ];
  return (
    <>
      <div className="backtestForm">
        <div>
          <span className="note block">{t('backtest.form.subject')}</span>
          <Select aria-label={t('backtest.form.subject')} className="subject" value={subject} options={subjects} onChange={setSubject} />
        </div>
        <div>
          <span className="note block">{t('backtest.form.outcome')}</span>
          <Select
            aria-label={t('backtest.form.outcome')}
            value={outcome}
            options={BACKTEST_OUTCOMES.map((value) => ({ value, label: t(`backtest.outcome.${value}`) }))}
            onChange={setOutcome}
          />
        </div>
        <div>
          <span className="note block">{t('backtest.form.horizon')}</span>
          <Select
            aria-label={t('backtest.form.horizon')}
            value={horizon}
            options={BACKTEST_HORIZONS.map((value) => ({ value, label: t('backtest.monthsOf', { count: value }) }))}
            onChange={setHorizon}
          />
        </div>
        <div>
          <span className="note block">{t('backtest.form.months')}</span>
          <Select
            aria-label={t('backtest.form.months')}
            value={months}
            options={MONTHS.map((value) => ({ value, label: t('backtest.pointsOf', { count: value }) }))}
            onChange={setMonths}
          />
        </div>
        <Checkbox checked={propose} onChange={({ target }) => setPropose(target.checked)}>
          {t('backtest.form.propose')}
        </Checkbox>
        <Button type="primary" loading={start.isPending} onClick={ask}>
          {t('backtest.form.run')}
        </Button>
      </div>
      {start.error ? <ActionProblem error={start.error} /> : null}
    </>
  );
}
