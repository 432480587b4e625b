import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, SkeletonRows } from '../../../kit/index.ts';
import { SampleAccounts, useSampleChoice } from '../sample-accounts.tsx';
import type { Studio } from '../use-studio.ts';
import { ColourMatrix } from './colour-matrix.tsx';
import { HealthCard } from './health-card.tsx';
import { HealthMovers } from './health-movers.tsx';
import type { HealthTrial } from './use-health-simulation.ts';

interface HealthEffectProps {
  policyId: string;
  studio: Studio<unknown>;
  trial: HealthTrial;
  onAccount: (id: string) => void;
  narrow: boolean;
}

/** What the draft does, at once: to three customers, and to all of them. */
export function HealthEffect({ policyId, studio, trial, onAccount, narrow }: HealthEffectProps) {
  const choice = useSampleChoice(policyId);
  const tried = useQuery({
    ...api.policies.tryHealth.queryOptions({ input: { yaml: studio.settled, ...(choice.chosen ? { accounts: choice.chosen } : {}) } }),
    enabled: studio.sound && choice.isKnown,
    placeholderData: (last) => last,
    retry: false,
  });
  return (
    <>
      <SampleAccounts
        studio={studio}
        choice={choice}
        tried={tried}
        card={(account) => <HealthCard account={account} onOpen={() => onAccount(account.accountId)} />}
      />
      {trial.allowed ? <WholeBase studio={studio} trial={trial} onAccount={onAccount} narrow={narrow} /> : null}
    </>
  );
}

function WholeBase({ studio, trial, onAccount, narrow }: Omit<HealthEffectProps, 'policyId'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = trial;
  const moving = data?.matrix.filter(
    (one) => one.from !== one.to && (!trial.cell || (one.from === trial.cell.from && one.to === trial.cell.to)),
  );
  return (
    <section className="studioBase" aria-busy={trial.isFetching}>
      <div className="row wrap">
        <h2 className="section grow">{t('healthStudio.base.title')}</h2>
        {data ? (
          <span className="note">
            {t('healthStudio.base.of', { date: formatDate(data.asOf, language), accounts: formatNumber(data.accounts, language) })}
          </span>
        ) : null}
      </div>
      {error ? <Failure level={3} error={error} onRetry={trial.retry} /> : null}
      {data ? (
        <div className={studio.issues.length ? 'stale' : undefined}>
          <ColourMatrix matrix={data.matrix} cell={trial.cell} onCell={trial.pick} />
          <HealthMovers
            trial={trial}
            total={(moving ?? []).reduce((sum, one) => sum + one.accounts, 0)}
            movers={data.movers}
            onAccount={onAccount}
            narrow={narrow}
          />
          <Found
            title={t('healthStudio.base.variants')}
            rows={data.variants.length > 1 ? data.variants : []}
            rest={t('health.policy.everybody')}
          />
          <Found title={t('healthStudio.base.caps')} rows={data.caps} />
          <Found title={t('healthStudio.base.risks')} rows={data.risks} />
        </div>
      ) : error || studio.issues.length ? null : (
        <SkeletonRows rows={8} />
      )}
    </section>
  );
}

interface FoundProps {
  title: string;
  rows: readonly { id: string | null; name: { zh: string; en: string } | null; accounts: number }[];
  /** What the part without a name is called. */
  rest?: string;
}

/** How many customers each part of the draft finds. */
function Found({ title, rows, rest }: FoundProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  if (!rows.length) return null;
  return (
    <table className="plainTable foundTable" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="right">
            {t('health.base.accounts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, accounts }) => (
          <tr key={id}>
            <td>{name?.[language] ?? rest}</td>
            <td className="right num">{formatNumber(accounts, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
