import type { FeedbackPart, FeedbackTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, Money } from '../../kit/index.ts';

/** What each part gives to the rank, and out of which figure. */
export function WhyRank({ item }: { item: FeedbackTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { score, place, ranked, parts } = item;
  if (score === null || place === null)
    return (
      <section>
        <h2 className="lbl">{t('roadmap.why.title')}</h2>
        <p className="note">{t('roadmap.why.not')}</p>
      </section>
    );
  const result = t('roadmap.why.result', {
    ...{
      score: formatNumber(Number(score), language, 'plain', 2),
      place: formatNumber(place, language),
      ranked: formatNumber(ranked, language),
    },
  });
  return (
    <section>
      <h2 className="lbl">{t('roadmap.why.title')}</h2>
      <p>
        <b>{result}</b>
      </p>
      <table className="plainTable" aria-label={t('roadmap.why.title')}>
        <thead className="visuallyHidden">
          <tr>
            <th scope="col">{t('roadmap.why.part')}</th>
            <th scope="col">{t('roadmap.why.points')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, weight, points }) => (
            <tr key={part}>
              <td>
                {t(`roadmap.why.parts.${part}`)}
                <span className="note block">
                  <Fact item={item} part={part} /> · {t('roadmap.why.weight', { weight })}
                </span>
              </td>
              <td className="num right">{formatNumber(Number(points), language, 'plain', 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('roadmap.why.note')}</p>
      {item.seen < item.customers ? <p className="note">{t('roadmap.revenueSeen')}</p> : null}
    </section>
  );
}

function Fact({ item, part }: { item: FeedbackTold; part: FeedbackPart }) {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (part) {
    case 'customers':
      return t('roadmap.customers', { count: item.customers });
    case 'tier':
      return item.tier ?? t('roadmap.why.fact.noTier');
    case 'revenue':
      return <Money amount={item.revenue} />;
    case 'frequency':
      return t('roadmap.why.fact.times', { times: formatNumber(item.timesAYear, language) });
    case 'severity':
      return t(`desk.severityOf.${item.severity}`);
    case 'strategic':
      return t(item.strategic ? 'roadmap.why.fact.yes' : 'roadmap.why.fact.no');
  }
}
