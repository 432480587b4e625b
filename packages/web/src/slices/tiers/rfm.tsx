import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DoorIf, Failure, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { RFM_SEGMENTS } from '../metrics/choice-name.ts';

interface Segment {
  id: string;
  name: { zh: string; en: string };
  accounts: number;
  amount: string;
}

/** The base by RFM segment: who buys recently and often, who falls asleep, who is lost; each opens its customers. */
export function Rfm({ asOf }: { asOf: string | undefined }) {
  const { t } = useTranslation();
  const found = useQuery(api.tiers.rfm.queryOptions({ input: { asOf }, placeholderData: (before) => before }));
  return (
    <section className="tierSection">
      <h2 className="section">{t('tiers.rfm.title')}</h2>
      <p className="note">{t('tiers.rfm.meaning')}</p>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <SegmentTable segments={found.data.segments} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </section>
  );
}

function SegmentTable({ segments }: { segments: Segment[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const order: readonly string[] = RFM_SEGMENTS;
  const rows = segments.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const accounts = rows.reduce((total, row) => total + row.accounts, 0);
  const amount = rows.reduce((total, row) => total + Number(row.amount), 0);
  if (accounts === 0) return <p className="ink2">{t('tiers.rfm.empty')}</p>;
  return (
    <table className="plainTable rfmTable" aria-label={t('tiers.rfm.title')}>
      <thead>
        <tr>
          <th scope="col">{t('tiers.rfm.segment')}</th>
          <th scope="col" className="right">
            {t('kit.pyramid.accounts')}
          </th>
          <th scope="col">{t('kit.pyramid.share')}</th>
          <th scope="col" className="right">
            {t('customers.column.amount')}
          </th>
          <th scope="col">{t('kit.pyramid.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.name[language]}</td>
            <td className="right">
              <DoorIf target={row.accounts === 0 ? undefined : customersOf(row.id)}>{formatNumber(row.accounts, language)}</DoorIf>
            </td>
            <td>
              <Share part={row.accounts / accounts} />
            </td>
            <td className="right">
              <Money amount={row.amount} currency={currency} />
            </td>
            <td>{amount > 0 ? <Share part={Number(row.amount) / amount} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const customersOf = (segment: string) => ({
  link: { to: '/customers' as const, search: { filter: { all: [{ metric: 'rfm.segment', op: 'in' as const, value: [segment] }] } } },
});

function Share({ part }: { part: number }) {
  const language = useLanguage();
  return (
    <span className="shareBar">
      <i style={{ width: `${Math.max(part * 100, 0.5)}%` }} />
      <span className="note num">{formatNumber(part, language, 'percent')}</span>
    </span>
  );
}
