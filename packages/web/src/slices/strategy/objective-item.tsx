import { WarningOutlined } from '@ant-design/icons';
import type { ObjectiveProgress } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, formatDate, formatNumber } from '../../kit/index.ts';
import { metricValue } from '../metrics/metric-value.ts';
import { PolicyLinks } from './policy-links.tsx';

interface ObjectiveItemProps {
  objective: ObjectiveProgress;
  editable: boolean;
  onOpen: (panel: string) => void;
}

/** An objective: its problem, how far it has come, who answers for it, and what serves it. */
export function ObjectiveItem({ objective, editable, onOpen }: ObjectiveItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, title, problem, dueOn, ownerName, closedOn, result, policies, standing } = objective;
  return (
    <li className="objective">
      <div className="row">
        <h2 className="section grow">
          <Door onOpen={() => onOpen(`objectives:${id}`)}>{title}</Door>
        </h2>
        <span className={standing === 'behind' || standing === 'missed' ? 'tag strong' : 'tag'}>{t(`briefing.standing.${standing}`)}</span>
      </div>
      <p className="panelText">{problem}</p>
      <Way objective={objective} />
      {result ? <p className="panelText">{t('briefing.result', { result })}</p> : null}
      <p className="note">
        {[
          closedOn
            ? t('briefing.closedOn', { date: formatDate(closedOn, language) })
            : t('briefing.due', { date: formatDate(dueOn, language) }),
          ownerName ? t('briefing.owner', { name: ownerName }) : t('briefing.noOwner'),
        ].join(' · ')}
      </p>
      <p className="note serves">
        <ServedBy policies={policies} isOpen={!closedOn} />{' '}
        {editable && !closedOn ? (
          <Button size="small" type="link" onClick={() => onOpen(`serve:${id}`)}>
            {t('briefing.choose')}
          </Button>
        ) : null}
      </p>
    </li>
  );
}

/** The plays and the policies that serve an objective; that an open one has none is a gap. */
function ServedBy({ policies, isOpen }: { policies: ObjectiveProgress['policies']; isOpen: boolean }) {
  const { t } = useTranslation();
  if (policies.length === 0)
    return (
      <span className={isOpen ? 'strong ink' : ''}>
        {isOpen ? <WarningOutlined aria-hidden /> : null} {t('briefing.servedByNone')}
      </span>
    );
  const plays = policies.filter(({ kind }) => kind === 'play');
  const rules = policies.filter(({ kind }) => kind !== 'play');
  return (
    <>
      {plays.length ? (
        <span className="block">
          {t('briefing.servedBy.plays')}
          <PolicyLinks policies={plays} />
        </span>
      ) : null}
      {rules.length ? (
        <span className="block">
          {t('briefing.servedBy.rules')}
          <PolicyLinks policies={rules} />
        </span>
      ) : null}
    </>
  );
}

/** The way from the baseline to the target: how much of it is gone, and how much of the time. */
function Way({
  objective: { baseline, now, target, progress, elapsed, hidden, metricName, metricType, counted, baselineOn, metric },
}: {
  objective: ObjectiveProgress;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const said = (value: string | null) =>
    counted === 'share' && value !== null && !Number.isNaN(Number(value))
      ? formatNumber(Number(value), language, 'percent', 1)
      : (metricValue(metric, metricType, value, { language, currency }) ?? '—');
  const name = t(`briefing.counted.${counted}`, { name: metricName[language] });
  if (hidden) return <p className="note">{t(`briefing.hidden.${hidden}`, { name })}</p>;
  const words = t('briefing.way', {
    ...{ name, now: said(now), baseline: said(baseline), target: said(target) },
    share: progress === null ? '—' : formatNumber(progress, language, 'percent'),
    time: formatNumber(elapsed, language, 'percent'),
  });
  return (
    <div className="way">
      <div className="wayTrack" role="img" aria-label={words}>
        <i style={{ width: `${100 * Math.min(Math.max(progress ?? 0, 0), 1)}%` }} />
        <u style={{ left: `${100 * elapsed}%` }} title={t('briefing.elapsed', { time: formatNumber(elapsed, language, 'percent') })} />
      </div>
      <div className="wayMarks note num">
        <span>
          {t('briefing.baseline', { date: formatDate(baselineOn, language) })} {said(baseline)}
        </span>
        <span className="ink">
          {name} <b>{said(now)}</b>
        </span>
        <span>
          {t('briefing.target')} {said(target)}
        </span>
      </div>
    </div>
  );
}
