import type { SimulatedBenefits } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Failure, formatDate, SkeletonRows } from '../../../kit/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { SampleAccounts } from '../sample-accounts.tsx';
import type { Studio } from '../use-studio.ts';
import { ClassesBase } from './classes-base.tsx';
import { GrantCard } from './grant-card.tsx';
import { GrantsBase } from './grants-base.tsx';
import type { Grants } from './use-grants.ts';

interface GrantsEffectProps {
  kind: 'benefits' | 'sla';
  studio: Studio<unknown>;
  grants: Grants;
}

/** What the draft grants: to three accounts, and to the base with its cost and the people that it asks for. */
export function GrantsEffect({ kind, studio, grants: { choice, tried, base } }: GrantsEffectProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const classes = tried.data?.classes ?? { before: [], after: [] };
  const found: SimulatedBenefits | undefined = base.data;
  return (
    <>
      <SampleAccounts
        studio={studio}
        choice={choice}
        tried={tried}
        card={(account) => <GrantCard account={account} classes={classes} onlyClass={kind === 'sla'} />}
      />
      {can('policies.simulate') ? (
        <section className={studio.issues.length ? 'studioBase stale' : 'studioBase'} aria-busy={base.isFetching}>
          <div className="row wrap">
            <h2 className="section grow">{t('grant.base.title')}</h2>
            {found ? <span className="note">{t('studio.base.asOf', { date: formatDate(found.asOf, language) })}</span> : null}
          </div>
          {found && !found.main ? <p className="staleNote">{t('grant.base.notMain')}</p> : null}
          {base.error ? <Failure level={3} error={base.error} onRetry={() => void base.refetch()} /> : null}
          {found ? (
            kind === 'sla' ? (
              <ClassesBase of={found} />
            ) : (
              <GrantsBase of={found} />
            )
          ) : base.error || studio.issues.length ? null : (
            <SkeletonRows rows={8} />
          )}
        </section>
      ) : null}
    </>
  );
}
