import type { Account } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber } from '../../kit/index.ts';
import { useCustomFields } from './use-custom-fields.ts';

/** What the account is: the product's fields and the company's own. Those without a value are left out. */
export function AccountFields({ account }: { account: Account }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const custom = useCustomFields();
  const margin = account.grossMarginRate;
  const lines: [string, ReactNode][] = [
    [t('account.field.shortName'), account.shortName],
    [t('account.field.kind'), t(`account.kind.${account.kind}`)],
    [t('account.field.industry'), account.industry],
    [t('account.field.regionCode'), account.regionCode],
    [t('account.field.sizeBand'), account.sizeBand],
    [t('account.field.employees'), account.employees === null ? null : formatNumber(account.employees, language)],
    [
      t('account.field.margin'),
      margin === null ? null : Number.isNaN(Number(margin)) ? margin : formatNumber(Number(margin), language, 'percent', 1),
    ],
    [t('account.field.brand'), account.brand && t(`account.brand.${account.brand}`)],
    [t('account.field.businessModel'), account.businessModel],
    [
      t('account.field.parent'),
      account.parentId ? (
        <Link key="parent" to="/customers/$accountId" params={{ accountId: account.parentId }}>
          {account.parentName}
        </Link>
      ) : null,
    ],
    [t('account.field.children'), account.childCount > 0 ? t('account.children', { count: account.childCount }) : null],
    [t('account.field.status'), t(`account.status.${account.status}`)],
    [t('account.field.since'), formatDate(account.createdOn, language)],
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
