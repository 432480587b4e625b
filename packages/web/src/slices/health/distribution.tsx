import type { HealthColour } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DoorIf, formatNumber, Money, tone } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import { BAND_OF, ColourShape } from './health-mark.tsx';

interface DistributionProps {
  colours: readonly { id: HealthColour; accounts: number; arr: string }[];
  thresholds: { green: number; amber: number };
  without: number;
}
interface ShareBarProps {
  label: string;
  parts: readonly { id: HealthColour; share: number }[];
}

const customersOf = (colour: HealthColour) => ({
  link: { to: '/customers' as const, search: { filter: { all: [{ metric: 'state.health_colour', op: 'in' as const, value: [colour] }] } } },
});

/** The base by colour, by customers and by what they pay a year: the two differ where the large ones are ill. */
export function Distribution({ colours, thresholds, without }: DistributionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const masked = colours.some(({ arr }) => arr === MASKED);
  const [accounts, arr] = [
    colours.reduce((sum, one) => sum + one.accounts, 0),
    masked ? 0 : colours.reduce((sum, one) => sum + Number(one.arr), 0),
  ];
  const rows = colours.map((one) => ({
    ...one,
    byCount: accounts ? one.accounts / accounts : 0,
    byArr: arr ? Number(one.arr) / arr : 0,
  }));
  const from = (id: HealthColour) =>
    id === 'green'
      ? t('health.base.from', { score: thresholds.green })
      : id === 'amber'
        ? t('health.base.from', { score: thresholds.amber })
        : id === 'red'
          ? t('health.base.below', { score: thresholds.amber })
          : t('health.base.tooLittle');
  return (
    <section className="healthSection">
      <h2 className="section">{t('health.base.title')}</h2>
      <p className="note">
        {t('health.base.note')} {without > 0 ? t('health.base.without', { count: without }) : null}
      </p>
      <div className="healthBars">
        <ShareBar label={t('health.base.byCount')} parts={rows.map(({ id, byCount }) => ({ id, share: byCount }))} />
        {arr > 0 ? <ShareBar label={t('health.base.byArr')} parts={rows.map(({ id, byArr }) => ({ id, share: byArr }))} /> : null}
      </div>
      <table className="plainTable" aria-label={t('health.base.title')}>
        <thead>
          <tr>
            <th scope="col">{t('health.base.colour')}</th>
            <th scope="col" className="wide">
              {t('health.base.score')}
            </th>
            <th scope="col" className="right">
              {t('health.base.accounts')}
            </th>
            <th scope="col" className="right wide">
              {t('health.base.share')}
            </th>
            <th scope="col" className="right">
              {t('health.base.arr')}
            </th>
            <th scope="col" className="right wide">
              {t('health.base.arrShare')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">
                <ColourShape colour={row.id} /> {t(`kit.health.${BAND_OF[row.id]}`)}
              </td>
              <td className="wide ink2">{from(row.id)}</td>
              <td className="right">
                <DoorIf
                  target={row.accounts === 0 ? undefined : customersOf(row.id)}
                  title={t('health.base.opens', { colour: t(`kit.health.${BAND_OF[row.id]}`) })}
                >
                  {formatNumber(row.accounts, language)}
                </DoorIf>
              </td>
              <td className="right wide num">{accounts ? formatNumber(row.byCount, language, 'percent') : '—'}</td>
              <td className="right">
                {!masked && Number(row.arr) === 0 ? <span className="ink3">—</span> : <Money amount={row.arr} currency={currency} />}
              </td>
              <td className="right wide num">{masked ? MASKED : arr ? formatNumber(row.byArr, language, 'percent') : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Shares of a whole side by side; decoration beside the table that says them. */
function ShareBar({ label, parts }: ShareBarProps) {
  return (
    <div className="healthBar">
      <span className="note">{label}</span>
      <span className="healthBarTrack" aria-hidden>
        {parts.map(({ id, share }) => (
          <i key={id} className={id} style={{ width: `${share * 100}%`, background: tone(`health-${BAND_OF[id]}`) }} />
        ))}
      </span>
    </div>
  );
}
