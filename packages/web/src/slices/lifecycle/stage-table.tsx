import type { Both } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DoorIf, formatNumber, Money } from '../../kit/index.ts';
import { type Stage, StageMark, type Stages } from './stage-mark.tsx';

type Totals = Stage & { accounts: number; lines: number; arr: string; kept: number | null };
interface StageTableProps {
  stages: readonly Totals[];
  tracks: readonly { id: string; name: Both }[];
  /** Accounts in no stage. */
  without: number;
  /** Accounts have stages, not lines of subscription. */
  whole: boolean;
}

const customersIn = (stage: string) => ({
  link: { to: '/customers' as const, search: { filter: { all: [{ metric: 'state.stage', op: 'in' as const, value: [stage] }] } } },
});

/** The base by stage, track by track; each number opens its customers. */
export function StageTable({ stages, tracks, without, whole }: StageTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const all = stages.reduce((sum, { accounts }) => sum + accounts, 0);
  const phased = stages.some(({ phase }) => phase !== null);
  const kept = stages.some((stage) => stage.kept);
  const groups = tracks.length
    ? tracks.map((track) => ({ track, of: stages.filter((one) => one.track === track.id) }))
    : [{ track: null, of: stages }];
  return (
    <section className="lifecycleSection">
      <h2 className="section">{t('lifecycle.base.title')}</h2>
      <p className="note">
        {t(whole ? 'lifecycle.course.note' : 'lifecycle.base.note')}{' '}
        {without > 0 ? t(whole ? 'lifecycle.course.without' : 'lifecycle.base.without', { count: without }) : null}
      </p>
      <table className="plainTable stageTable" aria-label={t('lifecycle.base.title')}>
        <thead>
          <tr>
            <th scope="col">{t('lifecycle.base.stage')}</th>
            {phased ? (
              <th scope="col" className="wide">
                {t('lifecycle.course.phaseOf')}
              </th>
            ) : null}
            <th scope="col" className="right">
              {t('lifecycle.base.accounts')}
            </th>
            <th scope="col" className="wide share">
              {t('lifecycle.base.share')}
            </th>
            {whole ? null : (
              <th scope="col" className="right wide">
                {t('lifecycle.base.lines')}
              </th>
            )}
            {kept ? (
              <th scope="col" className="right wide" title={t('lifecycle.course.keptNote')}>
                {t('lifecycle.course.kept')}
              </th>
            ) : null}
            <th scope="col" className="right">
              {t('lifecycle.base.arr')}
            </th>
            <th scope="col" className="right wide">
              {t('lifecycle.base.expected')}
            </th>
          </tr>
        </thead>
        {groups.map(({ track, of }) => (
          <tbody key={track?.id ?? ''}>
            {track ? (
              <tr>
                <th scope="rowgroup" colSpan={8} className="stageTrack">
                  {track.name[language]}
                </th>
              </tr>
            ) : null}
            {of.map((stage, nth) => (
              <StageRow
                key={stage.id}
                stage={stage}
                stages={stages}
                all={all}
                begins={stage.phase !== of[nth - 1]?.phase}
                shows={{ phased, lines: !whole, kept }}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface StageRowProps {
  stage: Totals;
  stages: Stages;
  all: number;
  /** The first of its phase on its track. */
  begins: boolean;
  shows: { phased: boolean; lines: boolean; kept: boolean };
}
function StageRow({ stage, stages, all, begins, shows }: StageRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const number = (value: number | null) => (value ? formatNumber(value, language) : <span className="ink3">—</span>);
  return (
    <tr className={shows.phased && !begins ? 'samePhase' : undefined}>
      <td>
        <StageMark stage={stage.id} stages={stages} />
      </td>
      {shows.phased ? (
        <td className="wide">
          {stage.phase ? <span className={begins ? 'strong' : 'visuallyHidden'}>{t(`lifecycle.course.phase.${stage.phase}`)}</span> : null}
        </td>
      ) : null}
      <td className="right">
        <DoorIf
          target={stage.accounts ? customersIn(stage.id) : undefined}
          title={t('lifecycle.base.opens', { stage: stage.name[language] })}
        >
          {formatNumber(stage.accounts, language)}
        </DoorIf>
      </td>
      <td className="wide">
        <span className="stageShare">
          <i style={{ width: `${all ? Math.max((stage.accounts / all) * 100, stage.accounts ? 0.5 : 0) : 0}%` }} />
          <span className="note num">{all ? formatNumber(stage.accounts / all, language, 'percent') : '—'}</span>
        </span>
      </td>
      {shows.lines ? <td className="right wide">{formatNumber(stage.lines, language)}</td> : null}
      {shows.kept ? <td className="right wide">{number(stage.kept)}</td> : null}
      <td className="right">
        {Number(stage.arr) === 0 ? <span className="ink3">—</span> : <Money amount={stage.arr} currency={currency} />}
      </td>
      <td className="right wide">{number(stage.expectedDays)}</td>
    </tr>
  );
}
