import type { TierLift as Found, Lever, Lift } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { TierMark } from './tier-mark.tsx';
import { useLevels } from './use-levels.ts';

/** What would lift an account: the smallest changes that reach a better tier, what people can work on first. */
export function TierLift({ accountId, asOf }: { accountId: string; asOf: string | undefined }) {
  const found = useQuery(api.tiers.lift.queryOptions({ input: { accountId, asOf } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={6} />;
  return <Told found={found.data} />;
}

function Told({ found }: { found: Found }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { next, singles, pairs, gains } = found;
  return (
    <section className="tierChange">
      <Head found={found} />
      {found.byHand ? <p>{t('tiers.lift.byHand', { level: found.byHand })}</p> : null}
      {found.due ? <p>{t('tiers.lift.due', { level: found.due })}</p> : null}
      {found.heldFrom ? <p>{t('tiers.lift.held', { level: found.heldFrom })}</p> : null}
      {found.masked ? <p>{t('tiers.lift.masked')}</p> : null}
      {!found.masked && next ? (
        <>
          {singles.length ? <Ways title={t('tiers.lift.singles')} lifts={singles} /> : null}
          {pairs.length ? <Ways title={t('tiers.lift.pairs')} lifts={pairs} /> : null}
          {singles.length + pairs.length === 0 ? <p>{t('tiers.lift.none')}</p> : null}
          {gains.length ? (
            <div>
              <h4 className="lbl">{t('tiers.lift.gains')}</h4>
              <ul className="changeConditions">
                {gains.map(({ change, sentence }) => (
                  <li key={change.metric}>{sentence[language]}</li>
                ))}
              </ul>
            </div>
          ) : null}
          <p className="note">
            {t('tiers.lift.note', { date: formatDate(found.asOf, language), policy: found.policyName[language], version: found.version })}
          </p>
        </>
      ) : null}
      {found.sample ? <p className="note">{t('tiers.sampleNote')}</p> : null}
    </section>
  );
}

function Head({ found: { next, level, levelName, missing } }: { found: Found }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const levels = useLevels();
  if (!next) return <h3 className="section">{t('tiers.lift.top', { level: levelName?.[language] ?? level })}</h3>;
  return (
    <>
      <p className="row changeLevels">
        <TierMark tier={level} levels={levels} />
        <span aria-hidden="true">→</span>
        <TierMark tier={next.id} levels={levels} />
        {next.rule ? <span className="note">{next.rule[language]}</span> : null}
      </p>
      {missing !== null && Number(missing) > 0 ? (
        <h3 className="section">
          {t('tiers.lift.missing', { level: next.id, points: formatNumber(Number(missing), language, 'plain', 2) })}
        </h3>
      ) : null}
    </>
  );
}

/** Ways up, each with who can bring it about. */
function Ways({ title, lifts }: { title: string; lifts: readonly Lift[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const lever = (one: Lever) => t(`tiers.lift.lever.${one}`);
  return (
    <table className="plainTable changeItems" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="right">
            {t('tiers.lift.reaches')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lifts.map((lift) => (
          <tr key={lift.sentence.en}>
            <td>
              {lift.moves[language]}
              <span className="note block">{[...new Set(lift.changes.map((change) => lever(change.lever)))].join(' · ')}</span>
            </td>
            <td className="right nowrap">
              {lift.level}
              {lift.score === null ? null : (
                <span className="note block">{t('tiers.points', { points: formatNumber(Number(lift.score), language, 'plain', 2) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
