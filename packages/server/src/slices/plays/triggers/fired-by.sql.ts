import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { whoSql } from '../../accounts/index.ts';
import { certificateExpiring } from './certificate-trigger.sql.ts';
import { milestoneMissed, paymentOverdue, termEnds } from './contract-triggers.sql.ts';
import { keyEvent } from './event-trigger.sql.ts';
import { feedbackDelivered } from './feedback-trigger.sql.ts';
import type { Firing } from './firing.ts';
import { requestEscalated, requestRatedLow, requestReopened, requestWarned } from './request-triggers.sql.ts';
import { conditionMet, contactLeft, healthFell, riskRaised } from './signal-triggers.sql.ts';
import { stageEntered, stageLeft, stageStayed } from './stage-triggers.sql.ts';
import { surveyDetractor } from './survey-trigger.sql.ts';
import { cadenceDue, tierMoved } from './tier-triggers.sql.ts';

/** Account, occasion and facts of what happened, whomever the play concerns; null where nothing but a person begins it. */
export function happened(firing: Firing): Sql | null {
  const { trigger } = firing.inForce.play;
  switch (trigger.on) {
    case 'tier_moved':
      return tierMoved(trigger, firing);
    case 'cadence_due':
      return cadenceDue(trigger, firing);
    case 'stage_entered':
      return stageEntered(trigger, firing);
    case 'stage_left':
      return stageLeft(trigger, firing);
    case 'stage_stayed':
      return stageStayed(trigger, firing);
    case 'term_ends':
      return termEnds(trigger, firing);
    case 'payment_overdue':
      return paymentOverdue(trigger, firing);
    case 'milestone_missed':
      return milestoneMissed(trigger, firing);
    case 'contact_left':
      return contactLeft(trigger, firing);
    case 'health_fell':
      return healthFell(trigger, firing);
    case 'key_event':
      return keyEvent(trigger, firing);
    case 'risk_raised':
      return riskRaised(trigger, firing);
    case 'request_warned':
      return requestWarned(trigger, firing);
    case 'request_escalated':
      return requestEscalated(trigger, firing);
    case 'request_reopened':
      return requestReopened(trigger, firing);
    case 'request_rated_low':
      return requestRatedLow(trigger, firing);
    case 'survey_detractor':
      return surveyDetractor(trigger, firing);
    case 'feedback_delivered':
      return feedbackDelivered(trigger, firing);
    case 'certificate_expiring':
      return certificateExpiring(trigger, firing);
    case 'condition_met':
      return conditionMet(trigger, firing);
    case 'by_hand':
      return null;
  }
}

/** Account, occasion and facts of everything that the play fires on: of active accounts that it concerns. Null: it is begun by hand alone. */
export function firedBy(firing: Firing): Sql | null {
  const found = happened(firing);
  if (!found) return null;
  return sql`
    select h.account_id, h.occasion, jsonb_build_object('account', a.name) || h.facts as facts
    from (${found}) h
      join account a on a.id = h.account_id and a.status = 'active'
      left join account_state s on s.account_id = h.account_id
      left join account_metric m on m.account_id = h.account_id
    where ${whoSql(firing.inForce.play.who, firing.figures)}`;
}
