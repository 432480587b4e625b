import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, TierChip, TierPyramid } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { MASKED } from '../metrics/metric-value.ts';
import { Pareto } from './pareto.tsx';
import { Rfm } from './rfm.tsx';
import type { TiersSearch } from './tiers.search.ts';
import { type Overview, topLevels } from './top-levels.ts';

interface DistributionProps {
  overview: Overview;
  search: TiersSearch;
  onAmount: (amount: TiersSearch['amount']) => void;
}

/** The base by level, the concentration of its amount, and its RFM segments. */
export function Distribution({ overview, search, onAmount }: DistributionProps) {
  const { can } = useSession();
  return (
    <>
      <div className="tierPictures">
        <Pyramid overview={overview} />
        {can('metrics.read') ? <Pareto asOf={search.asOf} amount={search.amount} onAmount={onAmount} /> : null}
      </div>
      {can('metrics.read') ? <Rfm asOf={search.asOf} /> : null}
    </>
  );
}

function Pyramid({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const judged = overview.levels.filter((level) => level.id !== null);
  const none = overview.levels.find((level) => level.id === null)?.accounts ?? 0;
  const byHand = judged.reduce((n, level) => n + level.byHand, 0);
  const masked = judged.some((level) => level.amount === MASKED);
  const best = judged[0];
  const finding =
    best && topLevels(overview.levels)
      ? t('tiers.pyramid.title', {
          level: best.id!,
          accounts: best.accounts,
          total: formatNumber(
            judged.reduce((n, level) => n + level.accounts, 0),
            language,
          ),
        })
      : t('tiers.answer.nothing');
  if (judged.length === 0) return <Unjudged finding={finding} />;
  if (masked) return <Counts finding={finding} levels={judged} />;
  return (
    <div>
      <TierPyramid
        title={finding}
        note={overview.asOf ? t('tiers.asOfNote', { date: formatDate(overview.asOf, language) }) : undefined}
        currency={currency}
        levels={judged.map((level) => ({
          letter: level.id!,
          name: level.name?.[language] ?? level.id!,
          accounts: level.accounts,
          amount: Number(level.amount),
          opens: { link: { to: '/customers', search: { tier: level.id! } } },
        }))}
      />
      {none > 0 ? <p className="note">{t('tiers.pyramid.none', { count: none })}</p> : null}
      {byHand > 0 ? (
        <p className="note">
          <Link to="/strategy/tiers" search={{ view: 'overrides' }}>
            {t('byHand.count', { count: byHand })}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

/** What will stand here once customers are judged. */
function Unjudged({ finding }: { finding: string }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="section">{finding}</h2>
      <p className="ink2">{t('tiers.pyramid.before')}</p>
    </section>
  );
}

/** The levels without their amounts, for roles that do not see amounts. */
function Counts({ finding, levels }: { finding: string; levels: Overview['levels'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section>
      <h2 className="section">{finding}</h2>
      <table className="plainTable" aria-label={finding}>
        <tbody>
          {levels.map((level, position) => (
            <tr key={level.id}>
              <td>
                <TierChip letter={level.id!} name={level.name?.[language]} position={position} levels={levels.length} named />
              </td>
              <td className="right">{formatNumber(level.accounts, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('tiers.masked')}</p>
    </section>
  );
}
