import {
  amountOf,
  DECISION_ROLES,
  eventName,
  INTERACTION_KINDS,
  OUTCOMES,
  POSTING_STATES,
  REGULAR_FIELDS,
  RESOURCE_UNITS,
  recordTypeOf,
  type TimelineEntry,
} from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Door, formatMoney, RichText } from '../../../kit/index.ts';
import { recordAddress } from '../account-record-panel.tsx';
import { useAccountAddress } from '../use-account.ts';
import { type Facts, inLanguage, oneOf, text } from './facts.ts';
import {
  AnswerSentence,
  CallSentence,
  FeedbackSentence,
  LearningSentence,
  QuestionSentence,
  RequestSentence,
  ServiceOrderSentence,
  StartSentence,
} from './service-sentences.tsx';

/** One entry of the timeline in the reader's language. */
export function TimelineSentence({ entry }: { entry: TimelineEntry }) {
  const sentences = {
    order: OrderSentence,
    tier: TierSentence,
    interaction: ContactSentence,
    task: TaskSentence,
    owner: OwnerSentence,
    person: PersonSentence,
    posting: PostingSentence,
    record: RecordSentence,
    resource: ResourceSentence,
    request: RequestSentence,
    call: CallSentence,
    serviceOrder: ServiceOrderSentence,
    answer: AnswerSentence,
    learning: LearningSentence,
    start: StartSentence,
    feedback: FeedbackSentence,
    question: QuestionSentence,
  };
  const Sentence = sentences[entry.kind];
  return <Sentence facts={entry.facts} />;
}

/** Something that a play sent by post. */
function PostingSentence({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = oneOf(POSTING_STATES, facts.state);
  const way = [facts.courier, facts.number].map(text).filter(Boolean).join(' ');
  return (
    <>
      <Link to="/strategy/plays" search={{ play: text(facts.play), run: text(facts.run) }}>
        {inLanguage(facts, 'what', language)}
      </Link>{' '}
      {t(`postings.stateOf.${state}`)}
      {way ? <span className="note num"> {way}</span> : null}
    </>
  );
}

function OrderSentence({ facts }: { facts: Facts }) {
  const language = useLanguage();
  const { go } = useAccountAddress();
  const amount = formatMoney(text(facts.amount), text(facts.currency) || 'CNY', language);
  const refund = Number(facts.amount) < 0;
  return (
    <RichText
      text={refund ? 'customer.timeline.refund' : 'customer.timeline.order'}
      values={{ code: text(facts.code), amount: amount.replace('−', ''), count: Number(facts.lines) }}
      components={{ door: <Door onOpen={() => go({ order: text(facts.id), at: 'orders' })}>{null}</Door> }}
    />
  );
}

function TierSentence({ facts }: { facts: Facts }) {
  const { go } = useAccountAddress();
  const [before, after] = [text(facts.from), text(facts.to)];
  const up = Number(facts.toRank) < Number(facts.fromRank);
  const key = !before
    ? 'customer.timeline.firstTier'
    : !after
      ? 'customer.timeline.noTier'
      : up
        ? 'customer.timeline.up'
        : 'customer.timeline.down';
  return (
    <RichText
      text={key}
      values={{ before, after }}
      components={{ door: <Door onOpen={() => go({ panel: 'tier', of: undefined })}>{null}</Door> }}
    />
  );
}

function ContactSentence({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  const kind = [...INTERACTION_KINDS, 'churn' as const].find((each) => each === facts.kind) ?? 'call';
  const spoken = REGULAR_FIELDS.filter((field) => facts[field]);
  return (
    <>
      <Door onOpen={() => go({ panel: 'made', of: text(facts.id), work: undefined })}>{t(`task.contactKind.${kind}`)}</Door>{' '}
      {text(facts.summary)}
      {spoken.map((field) => (
        <span key={field} className="timelineSpoken">
          <span className="ink3">{t(`task.regular.${field}`)}</span> {text(facts[field])}
        </span>
      ))}
      {facts.next ? <span className="ink2"> {t('customer.timeline.next', { step: text(facts.next) })}</span> : null}
      {facts.author ? <span className="ink3 nowrap"> {text(facts.author)}</span> : null}
    </>
  );
}

function TaskSentence({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const outcome = OUTCOMES.find((each) => each === facts.outcome);
  return (
    <>
      {t('customer.timeline.task', { title: inLanguage(facts, 'title', language) })}
      {outcome ? <b>{t(`task.outcome.${outcome}`)}</b> : null}
      {facts.note ? ` · ${text(facts.note)}` : null}
      {facts.by ? <span className="ink3 nowrap"> {text(facts.by)}</span> : null}
    </>
  );
}

function OwnerSentence({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  return facts.to ? t('customer.timeline.owner', { name: text(facts.to) }) : t('customer.timeline.noOwner');
}

/** Somebody came or left; the other account is named where the reader sees it. */
function PersonSentence({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  const left = facts.what === 'left';
  const role = DECISION_ROLES.find((each) => each === facts.role);
  return (
    <>
      <Door onOpen={() => go({ panel: 'person', of: text(facts.contactId), work: undefined })}>{text(facts.name)}</Door>{' '}
      {[facts.title, role && t(`customer.decisionRole.${role}`)].filter(Boolean).join(' · ')}{' '}
      <b>{t(left ? 'customer.timeline.left' : 'customer.timeline.joined')}</b>
      {facts.otherId ? (
        <>
          {' '}
          {t(left ? 'customer.timeline.leftTo' : 'customer.timeline.joinedFrom')}{' '}
          <Link to="/customers/$accountId" params={{ accountId: text(facts.otherId) }} search={{ tab: 'people' }}>
            {text(facts.other)}
          </Link>
        </>
      ) : null}
    </>
  );
}

/** A record's own day, or another on which something of it came about. */
function RecordSentence({ facts }: { facts: Facts }) {
  const language = useLanguage();
  const { go } = useAccountAddress();
  const type = recordTypeOf(text(facts.entity));
  if (!type) return null;
  const day = type.fields[text(facts.field)];
  const told = type.fields[type.tells?.says ?? ''];
  const says = told?.kind === 'choice' ? (told.choices[text(facts.says)]?.[language] ?? '') : text(facts.says);
  return (
    <>
      <Door onOpen={() => go(recordAddress(type.entity, text(facts.id)))}>
        {[type.oneName[language], facts.code].filter(Boolean).join(' ')}
      </Door>{' '}
      {day ? <b>{eventName(day, language)}</b> : null} {says}
      {facts.amount ? <span className="nowrap"> {formatMoney(text(facts.amount), text(facts.currency) || 'CNY', language)}</span> : null}
    </>
  );
}

const RESOURCE_ENDS = ['asked', 'done', 'rejected', 'declined', 'cancelled'] as const;

/** A resource asked for, done, or ended without being done. */
function ResourceSentence({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const what = oneOf(RESOURCE_ENDS, facts.what);
  const unit = Object.keys(RESOURCE_UNITS).find((one): one is keyof typeof RESOURCE_UNITS => one === facts.unit) ?? 'piece';
  return (
    <>
      <b>{t(`resourcing.timeline.${what}`)}</b>{' '}
      <Link to="/strategy/resources" search={{ of: text(facts.id) }}>
        {inLanguage(facts, 'title', language)}
      </Link>{' '}
      {amountOf(text(facts.quantity), unit, language)}
      {facts.note ? ` · ${text(facts.note)}` : null}
      {facts.by ? <span className="ink3 nowrap"> {text(facts.by)}</span> : null}
    </>
  );
}
