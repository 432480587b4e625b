import type { TriedAccount } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, ScaleBar, TierChip } from '../../../kit/index.ts';
import type { DraftPolicy } from './draft-shape.ts';

interface SampleCardProps {
  account: TriedAccount;
  draft: DraftPolicy;
  before: DraftPolicy | null;
  onOpen: () => void;
}

/** An account: its level now and by the draft, where its score stands, and what gave the points; what differs stands out. */
export function SampleCard({ account, draft, before, onOpen }: SampleCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { from, to, scoreBefore, scoreAfter, heldFrom, lacks, points } = account;
  const number = (value: string | number) => formatNumber(Number(value), language, 'plain', 1);
  const signed = (value: string | null) => (value === null ? '—' : formatNumber(Number(value), language, 'signed', 1));
  const name = (id: string) => [...draft.items, ...(before?.items ?? [])].find((item) => item.id === id)?.name[language] ?? id;
  const differs = (one: { before: string | null; after: string | null }) => Number(one.before ?? 0) !== Number(one.after ?? 0);
  const shown = points.filter((one) => differs(one) || Number(one.after ?? 0) !== 0);
  const silent = points.length - shown.length;
  const scored = draft.levels.every((level, at) => typeof level.score === 'number' || at === draft.levels.length - 1);
  const score = scoreAfter === null ? null : Number(scoreAfter);
  return (
    <article className="sampleCard" aria-label={account.name}>
      <Button type="link" className="plainLink sampleName" onClick={onOpen}>
        {account.name}
      </Button>
      <p className="sampleLevel">
        {from === to ? null : (
          <>
            <Level id={from} of={before ?? draft} />
            <span aria-hidden>→</span>
            <span className="visuallyHidden">{t('studio.sample.becomes')}</span>
          </>
        )}
        <Level id={to} of={draft} />
        {score === null || draft.items.length === 0 ? null : <b className="num">{number(score)}</b>}
        <span className="note">
          {scoreBefore !== null && Number(scoreBefore) !== score
            ? t('studio.sample.was', { score: number(scoreBefore) })
            : from === to
              ? t('studio.sample.same')
              : t('studio.sample.sameScore')}
        </span>
      </p>
      {scored && score !== null && draft.levels.length > 1 ? (
        <ScaleBar
          bare
          score={score}
          max={Math.max(100, score)}
          levels={draft.levels.map((level) => ({ letter: level.id, from: level.score ?? Math.min(0, score) }))}
        />
      ) : null}
      {heldFrom ? <p className="note">{t('tiers.explain.held', { level: heldFrom })}</p> : null}
      {lacks ? <p className="note wrongSum">{t('studio.sample.lacks', { item: name(lacks) })}</p> : null}
      <ul className="sampleItems">
        {shown.map((one) => (
          <li key={one.id} className={differs(one) ? 'differs' : undefined}>
            <span className="grow">{name(one.id)}</span>
            {differs(one) ? <del className="num">{signed(one.before)}</del> : null}
            <span className="num">{signed(one.after)}</span>
          </li>
        ))}
      </ul>
      {silent ? <p className="note">{t('tiers.explain.rest', { count: silent })}</p> : null}
    </article>
  );
}

function Level({ id, of }: { id: string | null; of: DraftPolicy }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (id === null) return <span className="ink3">{t('tiers.none')}</span>;
  const position = of.levels.findIndex((level) => level.id === id);
  return <TierChip letter={id} name={of.levels[position]?.name[language]} position={Math.max(0, position)} levels={of.levels.length} />;
}
