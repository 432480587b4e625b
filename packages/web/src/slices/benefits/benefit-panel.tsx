import type { Entitlement } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatDate, Money, SkeletonRows } from '../../kit/index.ts';
import type { AccountFacts } from '../account/use-account.ts';
import { TellForm } from './tell-form.tsx';
import { useFloorText } from './use-floor-text.ts';
import { UseForm } from './use-form.tsx';
import { useTermsText } from './use-terms-text.ts';
import { WithReason } from './with-reason.tsx';

interface BenefitPanelProps {
  accountId: string;
  name: string;
  facts: AccountFacts;
  benefit: string | undefined;
  onClose: () => void;
}

/** One benefit of a customer: why it has it, and the records of using it and of telling of it. */
export function BenefitPanel({ accountId, name, facts, benefit, onClose }: BenefitPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asOf = facts.isPast ? { asOf: facts.day } : {};
  const found = useQuery(api.benefits.account.queryOptions({ input: { accountId, ...asOf } }));
  const { ofEntitlement } = useTermsText();
  const floor = useFloorText();
  const item = found.data?.items.find((one) => one.benefit === benefit);
  const writes = facts.may('facts.write') && !facts.isPast;
  return (
    <DockedPanel eyebrow={name} title={item?.name[language] ?? benefit ?? ''} onClose={onClose}>
      {!found.data ? (
        <SkeletonRows rows={4} />
      ) : !item ? (
        <p className="ink2">{t('benefit.account.notThis')}</p>
      ) : (
        <>
          <dl className="stageDates">
            <dt>{t('benefit.account.terms')}</dt>
            <dd>{ofEntitlement(item) ?? t('benefit.account.stands')}</dd>
            <dt>{t('benefit.account.why')}</dt>
            <dd>
              {item.floor
                ? floor(item.floor)
                : t('benefit.account.byLevel', { level: found.data.level ?? '—', stage: t(`benefit.stage.${found.data.stage}`) })}
            </dd>
            <dt>{t('benefit.account.period')}</dt>
            <dd>
              {formatDate(item.from, language)} – {formatDate(item.until, language)}
            </dd>
            <dt>{t('benefit.catalogue.drives')}</dt>
            <dd>{t(`benefit.stage.${item.drives}`)}</dd>
            <dt>{t('benefit.account.yearlyCost')}</dt>
            <dd>
              <Money amount={item.yearlyCost} currency={facts.currency} />
            </dd>
            <dt>{t('benefit.account.told')}</dt>
            <dd>
              <Told accountId={accountId} item={item} writes={writes} />
            </dd>
          </dl>
          {writes ? (
            <>
              <UseForm accountId={accountId} item={item} offers={found.data.offers} today={facts.today} />
              <TellForm accountId={accountId} item={item} today={facts.today} people={facts.may('contacts.read')} />
            </>
          ) : null}
        </>
      )}
    </DockedPanel>
  );
}

/** The last notice that stands, and the way to take it back. */
function Told({ accountId, item, writes }: { accountId: string; item: Entitlement; writes: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!item.told) return <span className="ink3">{t('benefit.account.untold')}</span>;
  const { id, on, contactName } = item.told;
  return (
    <>
      {formatDate(on, language)} {contactName}{' '}
      {writes ? (
        <WithReason
          key={id}
          label={t('benefit.uses.takeBack')}
          of={t('benefit.account.told')}
          act={(reason) => client.benefits.takeBackNotice({ accountId, id, reason })}
        />
      ) : null}
    </>
  );
}
