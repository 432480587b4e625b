import type { Trigger } from '@fulcrum/contract';
import { conditionWords } from '../metrics/condition-words.ts';
import type { Speech } from './play-speech.ts';

type Of<On extends Trigger['on']> = Extract<Trigger, { on: On }>;
const days = (of: readonly number[], { number }: Speech) => of.map(number).join(' / ');
const stages = (of: readonly string[] | undefined, { t, list, stage }: Speech) =>
  of?.length ? list(of.map(stage)) : t('playing.trigger.anyStage');

const health = ({ below, by }: Of<'health_fell'>, { t }: Speech): string =>
  [
    ...(below === undefined ? [] : [t('playing.trigger.health_below', { below })]),
    ...(by === undefined ? [] : [t('playing.trigger.health_by', { by })]),
  ].join(t('measures.op.or'));

/** When a play begins, as a part of a sentence. */
export function triggerWords(trigger: Trigger, speech: Speech): string {
  const { t, list, names } = speech;
  switch (trigger.on) {
    case 'tier_moved':
      return t(`playing.trigger.tier_moved.${trigger.direction}`);
    case 'cadence_due':
      return t('playing.trigger.cadence_due', {
        days: list(
          Object.entries(trigger.days)
            .toSorted(([, a], [, b]) => a - b)
            .map(([level, most]) => t('playing.trigger.cadenceDays', { level, days: most })),
        ),
      });
    case 'stage_entered':
    case 'stage_left':
      return t(`playing.trigger.${trigger.on}`, { stages: stages(trigger.stages, speech) });
    case 'stage_stayed':
      return t(trigger.days === undefined ? 'playing.trigger.stage_stayedLong' : 'playing.trigger.stage_stayed', {
        stages: stages(trigger.stages, speech),
        days: trigger.days,
      });
    case 'certificate_expiring':
    case 'term_ends':
    case 'payment_overdue':
      return t(`playing.trigger.${trigger.on}`, { days: days(trigger.at, speech) });
    case 'contact_left':
      return t('playing.trigger.contact_left', {
        roles: trigger.roles ? list(trigger.roles.map((role) => t(`customer.decisionRole.${role}`))) : t('playing.trigger.anyRole'),
      });
    case 'milestone_missed':
      return trigger.days ? t('playing.trigger.milestone_missed', { days: trigger.days }) : t('playing.trigger.milestone_due');
    case 'health_fell':
      return health(trigger, speech);
    case 'key_event':
      return t('playing.trigger.key_event', {
        events: list(trigger.events.map(speech.event)),
        days: list(
          trigger.at.map((mark) =>
            t(mark === 0 ? 'playing.trigger.onDay' : `playing.trigger.${mark < 0 ? 'before' : 'after'}.${trigger.in}`, {
              days: speech.number(Math.abs(mark)),
            }),
          ),
        ),
      });
    case 'feedback_delivered': {
      const [first = 'delivered', second] = trigger.outcomes ?? [];
      return t(`playing.trigger.feedback_${second ? 'either' : first}`);
    }
    case 'survey_detractor':
      return trigger.upTo === undefined ? t('playing.trigger.survey_detractor') : t('playing.trigger.survey_upTo', { score: trigger.upTo });
    case 'risk_raised':
      return trigger.kinds
        ? t('playing.trigger.risk_kinds', { kinds: list(trigger.kinds.map((kind) => t(`risks.kindOf.${kind}`))) })
        : t('playing.trigger.risk_raised');
    case 'request_warned':
    case 'request_escalated':
    case 'request_reopened':
    case 'request_rated_low': {
      const kinds = trigger.requests?.map((kind) => t(`desk.kindOf.${kind}`)) ?? [];
      const severities = ('severities' in trigger && trigger.severities?.map((one) => t(`desk.severityOf.${one}`))) || [];
      const which = [kinds, severities].filter(({ length }) => length).map(list);
      const score = trigger.on === 'request_rated_low' ? trigger.upTo : undefined;
      return which.length
        ? t(`playing.trigger.${trigger.on}_of`, { which: which.join(t('playing.trigger.and')), score })
        : t(`playing.trigger.${trigger.on}`, { score });
    }
    case 'condition_met':
      return t('playing.trigger.condition_met', { when: conditionWords(trigger.when, names) });
    case 'by_hand':
      return t('playing.trigger.by_hand');
  }
}
