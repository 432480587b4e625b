import type { Account } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, formatDate, formatNumber } from '../../kit/index.ts';
import { useFields } from '../fields/use-fields.ts';
import { regionName } from '../metrics/choice-name.ts';
import { Reveal } from '../reveals/index.ts';

/** What the account is: the product's fields and the company's own. Those without a value are left out. */
export function AccountFields({ account }: { account: Account }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const custom = useFields('account');
  const margin = account.grossMarginRate;
  const lines: [string, ReactNode][] = [
    [t('customer.field.shortName'), account.shortName],
    [t('customer.field.kind'), t(`customer.kind.${account.kind}`)],
    [t('customer.field.industry'), account.industry],
    [t('customer.field.regionCode'), account.regionCode && regionName(account.regionCode)],
    [t('customer.field.sizeBand'), account.sizeBand],
    [t('customer.field.employees'), account.employees === null ? null : formatNumber(account.employees, language)],
    [
      t('customer.field.margin'),
      margin === null ? null : (
        <Reveal key="margin" entity="account" id={account.id} field="grossMarginRate" value={margin}>
          {(shown) => (Number.isNaN(Number(shown)) ? shown : formatNumber(Number(shown), language, 'percent', 1))}
        </Reveal>
      ),
    ],
    [t('customer.field.brand'), account.brand && t(`customer.brand.${account.brand}`)],
    [t('customer.field.businessModel'), account.businessModel],
    [
      t('customer.field.parent'),
      account.parentId ? (
        <Link key="parent" to="/customers/$accountId" params={{ accountId: account.parentId }}>
          {account.parentName}
        </Link>
      ) : null,
    ],
    [
      t('customer.field.children'),
      account.childCount > 0 ? (
        <Door key="children" link={{ to: '/customers', search: { parent: account.id } }}>
          {t('customer.children', { count: account.childCount })}
        </Door>
      ) : null,
    ],
    [t('customer.field.status'), t(`customer.status.${account.status}`)],
    [t('customer.field.since'), formatDate(account.createdOn, language)],
    ...Object.entries(account.custom).map(([id, value]): [string, ReactNode] => [
      custom.nameOf(id),
      value === null ? null : custom.shown(id, value),
    ]),
  ];
  return (
    <dl className="fieldList">
      {lines
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
