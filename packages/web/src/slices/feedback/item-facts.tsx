import type { FeedbackTold } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { fact, formatDate } from '../../kit/index.ts';

/** What was said of an item by those who sort and plan it. */
export function ItemFacts({ item }: { item: FeedbackTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { area, route, causeKind, cause, trackerKey, trackerUrl } = item;
  const causes = [causeKind ? t(`roadmap.cause.${causeKind}`) : null, cause].filter(Boolean).join(' · ');
  return (
    <section>
      <dl className="fieldList">
        {fact(t('roadmap.form.kind'), t(`roadmap.kind.${item.kind}`))}
        {fact(
          t('roadmap.column.route'),
          area && route ? `${t(`roadmap.area.${area}`)} → ${t(`roadmap.route.${route}`)}` : t('roadmap.untriaged'),
        )}
        {fact(t('roadmap.causeLabel'), causes)}
        {fact(t('roadmap.product'), item.productName)}
        {fact(t('roadmap.owner'), item.ownerName ?? t('roadmap.nobody'))}
        {fact(t('roadmap.target'), item.targetRelease)}
        {item.targetOn ? fact(t('roadmap.targetOn'), formatDate(item.targetOn, language, { weekday: true })) : null}
        {fact(t('roadmap.notedOn'), formatDate(item.notedOn, language))}
        {fact(t('roadmap.code'), item.code)}
        {fact(t('roadmap.form.portalTitle'), item.portalTitle)}
        {trackerKey
          ? fact(
              t('roadmap.trackerKey'),
              trackerUrl ? (
                <a
                  className="door"
                  href={trackerUrl}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`${t('roadmap.openTracker')} ${trackerKey}`}
                >
                  {trackerKey}
                </a>
              ) : (
                trackerKey
              ),
            )
          : null}
      </dl>
      {item.tookIn.length ? (
        <>
          <h2 className="lbl">{t('roadmap.tookIn')}</h2>
          <ul className="plainList">
            {item.tookIn.map((other) => (
              <li key={other.id}>
                <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: other.id }}>
                  #{other.number} {other.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
