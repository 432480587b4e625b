import type { AccountBenefits, Entitlement } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, formatDate, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import type { AccountTabProps } from '../account/account-tabs.tsx';
import { useAccountAddress, useAsOf } from '../account/use-account.ts';
import './benefits.css';
import { useFloorText } from './use-floor-text.ts';
import { useTermsText } from './use-terms-text.ts';
import { UsesList } from './uses-list.tsx';

/** What this customer is entitled to on the day shown, why, what is used and left, and who was told. */
export function AccountBenefitsTab({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asOf = useAsOf();
  const found = useQuery(api.benefits.account.queryOptions({ input: { accountId: account.id, ...asOf } }));
  if (found.isPending) return <SkeletonRows rows={8} />;
  if (!found.data) return <QueryFailed level={2} error={found.error} onRetry={() => void found.refetch()} />;
  const { data } = found;
  if (data.policyId === null)
    return (
      <EmptyState title={facts.isPast ? t('benefit.empty.past') : t('benefit.empty.title')}>{t('benefit.account.noPolicy')}</EmptyState>
    );
  const level = data.level === null ? t('tiers.none') : `${data.level} ${data.levelName?.[language] ?? ''}`.trim();
  return (
    <section className="benefitSection">
      <h2 className="section">
        {t('benefit.account.title', { level, stage: t(`benefit.stage.${data.stage}`) })}{' '}
        {data.sample ? (
          <span className="tag" title={t('benefit.sampleNote')}>
            {t('tiers.sample')}
          </span>
        ) : null}
      </h2>
      <p className="note">
        {t('benefit.account.costs')} <Money amount={data.usedCost} currency={facts.currency} />
        {' / '}
        <Money amount={data.grantedCost} currency={facts.currency} />
      </p>
      {data.items.length ? <Entitlements data={data} /> : <p className="ink2">{t('benefit.account.none')}</p>}
      {data.offers.length ? <Offers data={data} /> : null}
      <h2 className="section">{t('benefit.uses.title')}</h2>
      <UsesList filter={{ accountId: account.id, ...asOf }} empty={t('benefit.uses.none')} />
    </section>
  );
}

function Entitlements({ data }: { data: AccountBenefits }) {
  const { t } = useTranslation();
  return (
    <table className="plainTable entitlementTable" aria-label={t('benefit.account.table')}>
      <thead>
        <tr>
          <th scope="col">{t('benefit.catalogue.name')}</th>
          <th scope="col">{t('benefit.account.terms')}</th>
          <th scope="col" className="right">
            {t('benefit.account.used')}
          </th>
          <th scope="col" className="right">
            {t('benefit.account.left')}
          </th>
          <th scope="col" className="wide">
            {t('benefit.account.told')}
          </th>
        </tr>
      </thead>
      <tbody>
        {data.items.map((item) => (
          <Row key={item.benefit} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { item: Entitlement }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useAccountAddress();
  const detail = useTermsText().ofEntitlement(item);
  const floor = useFloorText();
  const number = (text: string) => formatNumber(Number(text), language, 'plain', 2);
  return (
    <tr className={search.panel === 'benefit' && search.of === item.benefit ? 'on' : undefined}>
      <td>
        <button type="button" className="door" onClick={() => go({ panel: 'benefit', of: item.benefit })}>
          {item.name[language]}
        </button>
        {item.floor ? <span className="note block">{floor(item.floor)}</span> : null}
      </td>
      <td>{detail ?? t('benefit.account.stands')}</td>
      <td className="right nowrap">
        {Number(item.used) ? number(item.used) : <span className="ink3">—</span>}
        {Number(item.waiting) ? (
          <span className="note block">{t('benefit.account.waiting', { quantity: number(item.waiting) })}</span>
        ) : null}
      </td>
      <td className="right nowrap">{item.left === null ? <span className="ink3">—</span> : <b>{number(item.left)}</b>}</td>
      <td className="wide">
        {item.told ? (
          <>
            <span className="nowrap">{formatDate(item.told.on, language)}</span>
            {item.told.contactName ? <span className="note block">{item.told.contactName}</span> : null}
          </>
        ) : (
          <span className="ink3">{t('benefit.account.untold')}</span>
        )}
      </td>
    </tr>
  );
}

function Offers({ data }: { data: AccountBenefits }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <h2 className="section">{t('benefit.account.offers')}</h2>
      <ul className="offerLines">
        {data.offers.map((offer) => (
          <li key={offer.id}>
            <b>{offer.name}</b>{' '}
            <span className="note">
              {t('benefit.offer.days', { from: formatDate(offer.from, language), until: formatDate(offer.until, language) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
