import { RENEWAL_DAYS } from '@fulcrum/contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useTraining } from './use-renewals.ts';

interface TrainModelProps {
  trained: boolean;
  busy: boolean;
  /** Of the model in use. */
  days: number;
}

/** How long before the end terms are judged, and the training: for who may edit policies. */
export function TrainModel({ trained, busy, days }: TrainModelProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [chosen, setChosen] = useState<(typeof RENEWAL_DAYS)[number]>();
  const train = useTraining();
  const used = chosen ?? RENEWAL_DAYS.find((one) => one === days) ?? 90;
  if (!can('policies.edit')) return null;
  return (
    <div className="renewalTrain">
      <div>
        <span className="note block">{t('renewals.days')}</span>
        <Select
          aria-label={t('renewals.days')}
          value={used}
          options={RENEWAL_DAYS.map((value) => ({ value, label: t('renewals.daysOf', { count: value }) }))}
          onChange={setChosen}
        />
      </div>
      <Button type={trained ? 'default' : 'primary'} loading={train.isPending || busy} onClick={() => train.mutate(used)}>
        {t(trained ? 'renewals.retrain' : 'renewals.train')}
      </Button>
      {train.error ? <ActionProblem error={train.error} /> : null}
    </div>
  );
}
