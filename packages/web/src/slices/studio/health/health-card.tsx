import type { TriedHealth, TriedHealthResult } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber } from '../../../kit/index.ts';
import { HealthMark } from '../../health/health-mark.tsx';
import { Moves } from '../../health/moves.tsx';

/** A customer: its colour and score now and by the draft, the mark of each dimension, and what else decides; what differs stands out. */
export function HealthCard({ account, onOpen }: { account: TriedHealth; onOpen: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { before, after } = account;
  return (
    <article className="sampleCard" aria-label={account.name}>
      <Button type="link" className="plainLink sampleName" onClick={onOpen}>
        {account.name}
      </Button>
      <p className="sampleLevel">
        {before && (before.colour !== after?.colour || before.score !== after.score) ? (
          <>
            <HealthMark score={before.score} colour={before.colour} worded />
            <span aria-hidden>→</span>
            <span className="visuallyHidden">{t('studio.sample.becomes')}</span>
          </>
        ) : null}
        {after ? (
          <HealthMark score={after.score} colour={after.colour} worded />
        ) : (
          <span className="ink3">{t('healthStudio.card.passed')}</span>
        )}
        {before && after && before.colour === after.colour && before.score === after.score ? (
          <span className="note">{t('studio.sample.same')}</span>
        ) : null}
        {before ? null : <span className="note">{t('healthStudio.card.first')}</span>}
      </p>
      {after ? <Dimensions before={before} after={after} /> : null}
      {account.moves.length ? <Moves moves={account.moves} most={2} /> : null}
      {after ? <Notes before={before} after={after} language={language} /> : null}
    </article>
  );
}

type Sides = { before: TriedHealthResult | null; after: TriedHealthResult };

function Dimensions({ before, after }: Sides) {
  const language = useLanguage();
  const mark = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : formatNumber(value, language, 'plain', 0);
  return (
    <ul className="sampleItems">
      {after.dimensions.map(({ id, name, mark: now }) => {
        const was = before?.dimensions.find((one) => one.id === id);
        const other = before !== null && mark(was?.mark) !== mark(now);
        return (
          <li key={id} className={other ? 'differs' : undefined}>
            <span className="grow">{name[language]}</span>
            {other ? <del className="num">{mark(was?.mark)}</del> : null}
            <span className="num">{mark(now)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** By which way of judging, what caps it, how much is known and what lacks. */
function Notes({ before, after, language }: Sides & { language: 'zh' | 'en' }) {
  const { t } = useTranslation();
  const percent = (share: number | null) => formatNumber(share ?? 0, language, 'percent', 0);
  const missing = after.dimensions.flatMap(({ measures }) => measures.filter((one) => one.missing).map(({ name }) => name[language]));
  const variantMoved = before !== null && before.variant?.id !== after.variant?.id;
  const words = { covered: percent(after.coverage), least: percent(after.leastCoverage) };
  const names = new Intl.ListFormat(language === 'zh' ? 'zh' : 'en', { type: 'conjunction' }).format(missing);
  return (
    <>
      {after.variant ? <p className="note">{t('health.account.variant', { name: after.variant.name[language] })}</p> : null}
      {variantMoved && !after.variant ? <p className="note">{t('healthStudio.cause.ownMeasures')}</p> : null}
      {after.cap ? (
        <p className="note">{t('health.parts.cap', { name: after.cap.name[language], most: formatNumber(after.cap.most, language) })}</p>
      ) : null}
      {missing.length ? (
        <p className={after.colour === 'unknown' ? 'note wrongSum' : 'note'}>
          {t(after.colour === 'unknown' ? 'health.account.tooLittle' : 'health.account.covered', words)}
          {language === 'zh' ? '' : ' '}
          {t('health.account.missing', { names })}
        </p>
      ) : null}
    </>
  );
}
