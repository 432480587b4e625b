import { INTERACTION_KINDS, OUTCOMES } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, formatMoney, RichText } from '../../kit/index.ts';
import type { Entry } from './timeline.tsx';
import { useAccountAddress } from './use-account.ts';

/** One entry of the timeline in the reader's language. */
export function TimelineSentence({ entry }: { entry: Entry }) {
  const sentences = { order: OrderSentence, tier: TierSentence, interaction: ContactSentence, task: TaskSentence, owner: OwnerSentence };
  const Sentence = sentences[entry.kind];
  return <Sentence facts={entry.facts} />;
}

type Facts = Entry['facts'];
const text = (value: Facts[string] | undefined): string => (value === null || value === undefined ? '' : String(value));

function OrderSentence({ facts }: { facts: Facts }) {
  const language = useLanguage();
  const { go } = useAccountAddress();
  const amount = formatMoney(text(facts.amount), text(facts.currency) || 'CNY', language);
  const refund = Number(facts.amount) < 0;
  return (
    <RichText
      text={refund ? 'account.timeline.refund' : 'account.timeline.order'}
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
    ? 'account.timeline.firstTier'
    : !after
      ? 'account.timeline.noTier'
      : up
        ? 'account.timeline.up'
        : 'account.timeline.down';
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
  const kind = [...INTERACTION_KINDS, 'churn' as const].find((each) => each === facts.kind) ?? 'call';
  return (
    <>
      <b>{t(`task.contactKind.${kind}`)}</b> {text(facts.summary)}
      {facts.next ? <span className="ink2"> {t('account.timeline.next', { step: text(facts.next) })}</span> : null}
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
      {t('account.timeline.task', { title: text(language === 'zh' ? facts.titleZh : facts.titleEn) })}
      {outcome ? <b>{t(`task.outcome.${outcome}`)}</b> : null}
      {facts.note ? ` · ${text(facts.note)}` : null}
      {facts.by ? <span className="ink3 nowrap"> {text(facts.by)}</span> : null}
    </>
  );
}

function OwnerSentence({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  return facts.to ? t('account.timeline.owner', { name: text(facts.to) }) : t('account.timeline.noOwner');
}
