import type { Explanation as ExplanationData } from '@fulcrum/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Explanation, type ExplanationItem, formatNumber } from '../../kit/index.ts';
import { MASKED, metricValue } from '../metrics/metric-value.ts';
import { TierMark } from './tier-mark.tsx';

interface TierExplanationProps {
  explanation: ExplanationData;
  /** Opens the rows behind the metrics of an item. */
  onEvidence: (metrics: { id: string; name: string }[]) => void;
}

/** Metrics that count records; the others stand in the account itself. */
const OF_RECORDS = /^(orders|rfm|contracts|payments|usage|contacts|interactions|referrals|rating|needs|service)\./;

/** The items that gave points, with their facts; those that gave none on demand. */
export function TierExplanation({ explanation, onEvidence }: TierExplanationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const [all, setAll] = useState(false);
  const { level, levelName, score } = explanation;
  const levels = explanation.levels.map(({ id, name }, position) => ({ id, name: name[language], position }));
  const scored = explanation.levels.every((each, i) => each.score !== null || i === explanation.levels.length - 1);
  // A level by hand has no threshold: the rule shown is that of the judged one.
  const threshold = explanation.levels.find(({ id }) => id === (explanation.judgedLevel ?? level));
  const silent = explanation.items.filter((item) => item.points === 0);
  const items = (all ? explanation.items : explanation.items.filter((item) => item.points !== 0)).map((item): ExplanationItem => {
    const facts = item.evidence.map(({ metric, type, value }) => metricValue(metric, type, value, { language, currency }));
    const opens = item.evidence.filter(({ metric, value }) => OF_RECORDS.test(metric) && value !== null);
    return {
      key: item.id,
      label: item.name[language],
      note: item.rule[language],
      fact: facts.every((fact) => fact === null) ? null : facts.map((fact) => fact ?? '—').join(' · '),
      points: item.points,
      ...(opens.length
        ? { opens: { onOpen: () => onEvidence(opens.map(({ metric, name }) => ({ id: metric, name: name[language] }))) } }
        : {}),
    };
  });
  const points = score === null ? MASKED : formatNumber(score, language, 'plain', 1);
  const thresholds = explanation.levels.map((each) => ({ letter: each.id, from: each.score ?? 0 }));
  return (
    <>
      {explanation.sample ? <p className="note">{t('tiers.sampleNote')}</p> : null}
      <Explanation
        chip={<TierMark tier={level} levels={levels} byHand={explanation.override !== null} frozen={explanation.frozen !== null} />}
        result={level ? t('tiers.explain.result', { level: levelName?.[language] ?? level, points }) : t('tiers.none')}
        threshold={threshold?.rule?.[language]}
        scale={scored && score !== null ? { levels: thresholds, score, max: Math.max(100, score) } : undefined}
        items={items}
        total={{
          points: score,
          rest: silent.length && !all ? t('tiers.explain.rest', { count: silent.length }) : undefined,
        }}
        policy={{
          name: explanation.policyName[language],
          version: explanation.version,
          date: explanation.asOf,
          person: explanation.publishedBy ?? undefined,
        }}
      />
      {explanation.heldFrom ? <p className="note">{t('tiers.explain.held', { level: explanation.heldFrom })}</p> : null}
      {silent.length ? (
        <Button type="link" className="plainLink" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('tiers.explain.fewer') : t('tiers.explain.all', { count: explanation.items.length })}
        </Button>
      ) : null}
    </>
  );
}
