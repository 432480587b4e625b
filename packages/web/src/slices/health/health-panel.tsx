import type { HealthTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatDate, formatNumber } from '../../kit/index.ts';
import './health.css';
import { HealthHistory } from './health-history.tsx';
import { HealthMark } from './health-mark.tsx';
import { HealthParts } from './health-parts.tsx';

interface HealthPanelProps {
  accountId: string;
  name: string;
  told: HealthTold;
  asOf: string | undefined;
  onClose: () => void;
}

/** Why a customer's health is what it is: each measure with its points, what is missing, and how it came there. */
export function HealthPanel({ accountId, name, told, asOf, onClose }: HealthPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (share: number | null) => formatNumber(share ?? 0, language, 'percent', 0);
  const missing = told.dimensions.flatMap(({ measures }) => measures.filter((measure) => measure.missing));
  const words = { covered: percent(told.coverage), least: percent(told.leastCoverage) };
  return (
    <DockedPanel eyebrow={name} title={t('health.account.panel')} onClose={onClose}>
      <div className="row wrap">
        {told.colour ? <HealthMark score={told.score} colour={told.colour} worded /> : null}
        {told.sample ? (
          <span className="tag" title={t('health.sampleNote')}>
            {t('tiers.sample')}
          </span>
        ) : null}
        <span className="grow" />
        {told.thresholds ? (
          <span className="note">
            {t('health.account.thresholds', {
              green: formatNumber(told.thresholds.green, language),
              amber: formatNumber(told.thresholds.amber, language),
            })}
          </span>
        ) : null}
      </div>
      <p className="note">
        {told.judgedOn ? t('health.account.judged', { date: formatDate(told.judgedOn, language) }) : t('health.account.live')}{' '}
        {told.variant ? t('health.account.variant', { name: told.variant.name[language] }) : null}
      </p>
      {missing.length > 0 ? (
        <p className="note">
          {told.colour === 'unknown' ? t('health.account.tooLittle', words) : t('health.account.covered', words)}{' '}
          {t('health.account.missing', {
            names: new Intl.ListFormat(language === 'zh' ? 'zh' : 'en', { type: 'conjunction' }).format(
              missing.map((one) => one.name[language]),
            ),
          })}
        </p>
      ) : null}
      <HealthParts told={told} />
      <h3 className="lbl">{t('health.history.title')}</h3>
      <HealthHistory accountId={accountId} asOf={asOf} />
    </DockedPanel>
  );
}
