import type { SubscriptionStage } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DoorIf, formatNumber, Money } from '../../kit/index.ts';
import { StageMark, type Stages } from './stage-mark.tsx';

type Totals = Stages[number] & { accounts: number; lines: number; arr: string };

const customersIn = (stage: SubscriptionStage) => ({
  link: { to: '/customers' as const, search: { filter: { all: [{ metric: 'state.stage', op: 'in' as const, value: [stage] }] } } },
});

/** The base by stage; each number opens its customers. */
export function StageTable({ stages, without }: { stages: readonly Totals[]; without: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const whole = stages.reduce((sum, { accounts }) => sum + accounts, 0);
  return (
    <section className="lifecycleSection">
      <h2 className="section">{t('lifecycle.base.title')}</h2>
      <p className="note">
        {t('lifecycle.base.note')} {without > 0 ? t('lifecycle.base.without', { count: without }) : null}
      </p>
      <table className="plainTable stageTable" aria-label={t('lifecycle.base.title')}>
        <thead>
          <tr>
            <th scope="col">{t('lifecycle.base.stage')}</th>
            <th scope="col" className="right">
              {t('lifecycle.base.accounts')}
            </th>
            <th scope="col" className="wide">
              {t('lifecycle.base.share')}
            </th>
            <th scope="col" className="right wide">
              {t('lifecycle.base.lines')}
            </th>
            <th scope="col" className="right">
              {t('lifecycle.base.arr')}
            </th>
            <th scope="col" className="right wide">
              {t('lifecycle.base.expected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id}>
              <td>
                <StageMark stage={stage.id} stages={stages} />
              </td>
              <td className="right">
                <DoorIf
                  target={stage.accounts === 0 ? undefined : customersIn(stage.id)}
                  title={t('lifecycle.base.opens', { stage: stage.name[language] })}
                >
                  {formatNumber(stage.accounts, language)}
                </DoorIf>
              </td>
              <td className="wide">
                <span className="stageShare">
                  <i style={{ width: `${whole ? Math.max((stage.accounts / whole) * 100, stage.accounts ? 0.5 : 0) : 0}%` }} />
                  <span className="note num">{whole ? formatNumber(stage.accounts / whole, language, 'percent') : '—'}</span>
                </span>
              </td>
              <td className="right wide">{formatNumber(stage.lines, language)}</td>
              <td className="right">
                {Number(stage.arr) === 0 ? <span className="ink3">—</span> : <Money amount={stage.arr} currency={currency} />}
              </td>
              <td className="right wide">
                {stage.expectedDays === null ? <span className="ink3">—</span> : formatNumber(stage.expectedDays, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
