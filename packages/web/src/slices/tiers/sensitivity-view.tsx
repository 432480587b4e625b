import type { SensitiveItem, Sensitivity } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';

/** Which item of the policy in force decides most tiers, and which never matters: each left out in turn. */
export function SensitivityView({ asOf }: { asOf: string | undefined }) {
  const { t } = useTranslation();
  const found = useQuery(api.tiers.sensitivity.queryOptions({ input: { asOf } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  if (!found.data.items.length) return <p className="ink2">{t('tiers.sensitivity.noItems')}</p>;
  if (!found.data.accounts) return <p className="ink2">{t('tiers.sensitivity.nobody')}</p>;
  return <Told found={found.data} />;
}

function Told({ found }: { found: Sensitivity }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { items, accounts } = found;
  const number = (value: number) => formatNumber(value, language);
  const [first] = items;
  const never = items.filter(({ changed }) => changed === 0);
  const share = formatNumber((first?.changed ?? 0) / accounts, language, 'percent', 1);
  const finding = first?.changed
    ? t('tiers.sensitivity.most', { name: first.name[language], accounts: number(accounts), count: number(first.changed), share })
    : t('tiers.sensitivity.alike');
  return (
    <section className="tierSection">
      <h2 className="section">{finding}</h2>
      {never.length && never.length < items.length ? (
        <p>{t('tiers.sensitivity.never', { names: never.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ') })}</p>
      ) : null}
      <table className="plainTable sensitivity" aria-label={t('tiers.sensitivity.tab')}>
        <thead>
          <tr>
            <th scope="col">{t('tiers.sensitivity.item')}</th>
            <th scope="col">{t('tiers.sensitivity.changed')}</th>
            <th scope="col" className="right">
              {t('tiers.sensitivity.direction')}
            </th>
            <th scope="col" className="right">
              {t('tiers.sensitivity.nonzero')}
            </th>
            <th scope="col" className="right">
              {t('tiers.sensitivity.points')}
            </th>
            <th scope="col" className="right">
              {t('tiers.sensitivity.mean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} accounts={accounts} most={first?.changed ?? 0} />
          ))}
        </tbody>
      </table>
      <p className="note">
        {t('tiers.sensitivity.note', {
          policy: found.policyName[language],
          version: found.version,
          date: formatDate(found.asOf, language),
          accounts: number(accounts),
        })}
      </p>
    </section>
  );
}

function Row({ item, accounts, most }: { item: SensitiveItem; accounts: number; most: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { changed, higher, lower, nonzero, points } = item;
  const plain = (value: string) => formatNumber(Number(value), language, 'plain', 1);
  if (changed === null)
    return (
      <tr>
        <td>{item.name[language]}</td>
        <td colSpan={5} className="ink3">
          {t('tiers.sensitivity.hidden')}
        </td>
      </tr>
    );
  return (
    <tr>
      <td>{item.name[language]}</td>
      <td>
        <span className="shareBar">
          <i style={{ width: `${most ? (changed / most) * 72 : 0}px` }} aria-hidden="true" />
          {formatNumber(changed, language)}
          <span className="ink3">{formatNumber(changed / accounts, language, 'percent', 1)}</span>
        </span>
      </td>
      <td className="right nowrap">
        {higher} / {lower}
      </td>
      <td className="right">{formatNumber((nonzero ?? 0) / accounts, language, 'percent')}</td>
      <td className="right nowrap">{points ? `${plain(points.min)} … ${plain(points.max)}` : '—'}</td>
      <td className="right nowrap">{points ? `${plain(points.mean)} ± ${plain(points.deviation)}` : '—'}</td>
    </tr>
  );
}
