import type { WorkLoad } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';

type Levels = WorkLoad['coverage'];

/** The share of accounts met within their cadence; a dash where none has one. */
export function covered(levels: Levels): string {
  const due = levels.reduce((sum, one) => sum + one.due, 0);
  const met = levels.reduce((sum, one) => sum + one.met, 0);
  return due === 0 ? '—' : `${Math.round((met / due) * 100)}%`;
}

/** Of each level: how many accounts were met within the cadence. */
export function Coverage({ load }: { load: WorkLoad }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const levels = load.levels.flatMap(({ id }) => load.coverage.filter(({ level, due }) => level === id && due > 0));
  if (levels.length === 0) return null;
  return (
    <section>
      <h2 className="lbl">{t('load.coverage')}</h2>
      <ul className="coverage">
        {levels.map(({ level, due, met }) => (
          <li key={level}>
            <AccountTier tier={level} named />
            <span className="coverageBar" aria-hidden>
              <span style={{ width: `${(met / due) * 100}%` }} />
            </span>
            <span className="num">{Math.round((met / due) * 100)}%</span>
            <span className="note">{t('load.metOf', { met: formatNumber(met, language), due: formatNumber(due, language) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
