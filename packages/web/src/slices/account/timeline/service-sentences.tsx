import { FEEDBACK_KINDS, ORDER_KINDS, REQUEST_CHANNELS, REQUEST_KINDS, SURVEY_KINDS } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDuration, RichText } from '../../../kit/index.ts';
import { type Facts, inLanguage, oneOf, text } from './facts.ts';

interface Told {
  facts: Facts;
}

/** What was said, in its own words. */
const Said = ({ note }: { note: Facts[string] | undefined }) => (note ? <span className="timelineSpoken">{text(note)}</span> : null);

/** A request was opened, closed or rated. */
export function RequestSentence({ facts }: Told) {
  const { t } = useTranslation();
  const what = oneOf(['opened', 'closed', 'rated'], facts.what);
  const kind = oneOf(REQUEST_KINDS, facts.kind);
  const channel = oneOf(REQUEST_CHANNELS, facts.channel);
  const key = what === 'closed' && facts.as === 'cancelled' ? 'cancelled' : what;
  return (
    <>
      <RichText
        text={`customer.timeline.request.${key}`}
        values={{ number: Number(facts.number), subject: text(facts.subject), rating: Number(facts.rating) }}
        components={{ door: <Link className="door" to="/service/requests/$requestId" params={{ requestId: text(facts.id) }} /> }}
      />
      {what === 'opened' ? <span className="ink3"> {[t(`desk.kindOf.${kind}`), t(`desk.channelOf.${channel}`)].join(' · ')}</span> : null}
      <Said note={facts.note} />
    </>
  );
}

export function CallSentence({ facts }: Told) {
  const { t } = useTranslation();
  const language = useLanguage();
  const direction = oneOf(['in', 'out'], facts.direction);
  const seconds = Number(facts.seconds ?? 0);
  const outcome = !facts.answered
    ? t('calling.stateOf.missed')
    : seconds > 0
      ? formatDuration(seconds, language)
      : t('calling.stateOf.ended');
  return (
    <>
      <b>{t(`calling.directionOf.${direction}`)}</b> <span className="num">{[text(facts.name), outcome].filter(Boolean).join(' · ')}</span>{' '}
      {facts.requestId ? (
        <Link className="door num" to="/service/requests/$requestId" params={{ requestId: text(facts.requestId) }}>
          #{text(facts.requestNumber)}
        </Link>
      ) : null}
      {facts.by ? <span className="ink3 nowrap"> {text(facts.by)}</span> : null}
      <Said note={facts.note} />
    </>
  );
}

/** A service order was created, delivered, accepted (or let off it) or cancelled. */
export function ServiceOrderSentence({ facts }: Told) {
  const { t } = useTranslation();
  const what = oneOf(['created', 'delivered', 'checked', 'cancelled'], facts.what);
  const key = what !== 'checked' ? what : facts.as === 'waived' ? 'waived' : facts.rating ? 'rated' : 'accepted';
  return (
    <>
      <RichText
        text={`customer.timeline.serviceOrder.${key}`}
        values={{ number: Number(facts.number), title: text(facts.title), rating: Number(facts.rating) }}
        components={{ door: <Link className="door" to="/service/orders/$orderId" params={{ orderId: text(facts.id) }} /> }}
      />
      {what === 'created' ? <span className="ink3"> {t(`serviceOrder.kindOf.${oneOf(ORDER_KINDS, facts.kind)}`)}</span> : null}
      <Said note={facts.note} />
    </>
  );
}

/** What somebody answered to a survey, as it stands. */
export function AnswerSentence({ facts }: Told) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <RichText
        text="customer.timeline.answer"
        values={{
          who: text(facts.name) || t('customer.timeline.somebody'),
          survey: inLanguage(facts, 'name', language),
          score: Number(facts.score),
        }}
        components={{ door: <Link className="door" to="/customers/surveys" search={{ survey: text(facts.survey) }} /> }}
      />{' '}
      <span className="ink3">{t(`surveying.kind.${oneOf(SURVEY_KINDS, facts.kind)}`)}</span>
      <Said note={facts.note} />
    </>
  );
}

/** People took part in a session, or were certified. */
export function LearningSentence({ facts }: Told) {
  const language = useLanguage();
  const what = oneOf(['session', 'certificate'], facts.what);
  const values = { count: Number(facts.count), title: inLanguage(facts, 'title', language), who: text(facts.name) };
  return <RichText text={`customer.timeline.${what}${facts.name ? 'Of' : ''}`} values={values} />;
}

/** A project began, reached a milestone, or ended. */
export function StartSentence({ facts }: Told) {
  const language = useLanguage();
  const what = oneOf(['begun', 'reached', 'ended'], facts.what);
  const key = what === 'reached' && facts.firstValue ? 'firstValue' : what === 'ended' && facts.as === 'stopped' ? 'stopped' : what;
  return (
    <RichText
      text={`customer.timeline.start.${key}`}
      values={{
        name: [inLanguage(facts, 'name', language), text(facts.product)].filter(Boolean).join(' · '),
        milestone: inLanguage(facts, 'milestone', language),
      }}
      components={{ door: <Link className="door" to="/service/starts" search={{ of: text(facts.id) }} /> }}
    />
  );
}

/** The customer asked for something of the product, or said whether it helped. */
export function FeedbackSentence({ facts }: Told) {
  const what = oneOf(['asked', 'confirmed', 'refused'], facts.what);
  return (
    <>
      <RichText
        text={`customer.timeline.feedback.${what === 'asked' ? oneOf(FEEDBACK_KINDS, facts.kind) : what}`}
        values={{ title: text(facts.title) }}
        components={{ door: <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: text(facts.id) }} /> }}
      />
      <Said note={facts.note} />
    </>
  );
}

/** Somebody of the customer asked in the community. */
export function QuestionSentence({ facts }: Told) {
  const { t } = useTranslation();
  return (
    <RichText
      text="customer.timeline.question"
      values={{ who: text(facts.name) || t('customer.timeline.somebody'), title: text(facts.title) }}
      components={{ door: <Link className="door" to="/service/community/$questionId" params={{ questionId: text(facts.id) }} /> }}
    />
  );
}
