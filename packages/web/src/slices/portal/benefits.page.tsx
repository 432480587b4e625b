import type { PortalBenefit } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';

/** What the company is entitled to, and how much of it is used. */
export default function BenefitsPage() {
  const { t } = useTranslation();
  const found = useQuery(api.portal.entitlements.queryOptions({ input: {} }));
  return (
    <>
      <title>{t('portal.benefits.title')}</title>
      <h1 className="answer">{t('portal.benefits.title')}</h1>
      <p className="sub">{t('portal.benefits.detail')}</p>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data?.items.length === 0 ? <EmptyState title={t('portal.benefits.none')}>{t('portal.benefits.noneDetail')}</EmptyState> : null}
      <ul className="portalList">
        {found.data?.items.map((one) => (
          <Benefit key={one.id} benefit={one} />
        ))}
      </ul>
    </>
  );
}

function Benefit({ benefit }: { benefit: PortalBenefit }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, unit, className, used, left, until } = benefit;
  const amount = (value: string) => `${formatNumber(Number(value), language)}${unit ? ` ${unit[language]}` : ''}`;
  const facts = [
    className ? t('portal.benefits.class', { name: className[language] }) : null,
    left === null
      ? used === '0'
        ? null
        : t('portal.benefits.usedOnly', { used: amount(used) })
      : t('portal.benefits.used', { used: amount(used), left: amount(left) }),
    left === null ? null : t('portal.benefits.until', { day: formatDate(until, language) }),
  ];
  return (
    <li>
      <p className="strong">{name[language]}</p>
      <p className="note">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  );
}
