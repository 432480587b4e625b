import type { TierPolicy } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { TierChip } from '../../kit/index.ts';
import { conditionWords } from '../metrics/condition-words.ts';
import { useMetricNames } from '../metrics/use-metric-names.ts';

/** Where each level begins, best first, when the standard is applied, and what holds a level against small falls. */
export function PolicyLevels({ policy }: { policy: TierPolicy }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useMetricNames();
  const { levels, hysteresis, schedule } = policy;
  return (
    <section>
      <div className="row">
        <h2 className="section grow">{t('tiers.policy.levels')}</h2>
        <span className="note">{t(`tiers.policy.schedule.${schedule}`)}</span>
      </div>
      <table className="plainTable" aria-label={t('tiers.policy.levels')}>
        <tbody>
          {levels.map((level, position) => (
            <tr key={level.id}>
              <td>
                <TierChip letter={level.id} name={level.name[language]} position={position} levels={levels.length} named />
              </td>
              <td className="right">
                {[
                  level.score === undefined ? null : t('tiers.policy.from', { score: level.score }),
                  level.when ? conditionWords(level.when, names) : null,
                ]
                  .filter((part) => part !== null)
                  .join(t('measures.op.and')) || t('tiers.policy.rest')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hysteresis?.margin ? <p className="note">{t('tiers.policy.margin', { margin: hysteresis.margin })}</p> : null}
      {hysteresis?.evaluations ? <p className="note">{t('tiers.policy.repeats', { count: hysteresis.evaluations })}</p> : null}
      {policy.confirmation === 'required' ? <p className="note">{t('tiers.policy.confirms')}</p> : null}
      {policy.overrideEnd === 'optional' ? <p className="note">{t('tiers.policy.openOverrides')}</p> : null}
    </section>
  );
}
