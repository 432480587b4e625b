import { sql } from 'kysely';
import { type ApprovalViewer, openApprovals, waitingFor, waitingForTeam } from '../../approvals/index.ts';
import { rankSql, urgencySql } from '../../tasks/index.ts';
import { anyOf, type Looking, type WorkSource } from './source.ts';

const eyesOf = ({ viewer, administers, date, now }: Looking): ApprovalViewer => ({
  userId: viewer.userId,
  reads: viewer.scope,
  administers,
  today: date,
  now,
});

/** Decisions that wait: for whom they were asked of, and for whoever stands in for them. What is asked for counts where it is more than the customer. */
export const approvalSource: WorkSource = {
  kind: 'approval',
  needs: 'approvals.read',
  table: (looking) => sql`(
    select i.account_id, i.id, i.owner_id, i.team_id, i.due_on, v.value as value_at_stake, u.urgency,
      ${rankSql(sql`v.value`, sql`u.urgency`)} as rank, i.revision, i.kind as about, i.title,
      jsonb_build_object('asker', i.asker, 'step_zh', i.step ->> 'zh', 'step_en', i.step ->> 'en', 'for_zh', array_to_string(i.names, '、'),
        'for_en', array_to_string(i.names, ', '), 'reader', case when ${looking.viewer.userId}::uuid = any(i.holders) then 'asked'
          when i.id in ${waitingFor(looking.viewer.userId, eyesOf(looking))} then 'deputy' end) as facts
    from ${openApprovals(looking.timeZone)} i left join account_state s on s.account_id = i.account_id
      cross join lateral (select greatest(s.amount_12m, i.amount, 0) as value) v
      cross join lateral (select ${urgencySql(sql`i.due_on`, looking.days)} as urgency) u)`,
  open: () => sql<boolean>`true`,
  within: (whose, looking) =>
    anyOf(
      whose.flatMap((one) => {
        const viewer = eyesOf(looking);
        if ('owner' in one) return [sql<boolean>`t.id in ${waitingFor(one.owner, viewer)}`];
        return 'team' in one ? [sql<boolean>`t.id in ${waitingForTeam(one.team, viewer)}`] : [];
      }),
    ),
  about: sql`t.about`,
  title: sql`t.title`,
  reason: sql`null::jsonb`,
  facts: sql`t.facts`,
  words({ facts }) {
    const waits = {
      asked: { zh: '等您审批', en: 'it waits for you' },
      deputy: { zh: `您可代${facts.for_zh}审批`, en: `you stand in for ${facts.for_en}` },
      other: { zh: `等${facts.for_zh}审批`, en: `it waits for ${facts.for_en}` },
    }[facts.reader === 'asked' || facts.reader === 'deputy' ? facts.reader : 'other'];
    return {
      reason: {
        zh: `${facts.asker ?? '系统'}申请，${waits.zh}（${facts.step_zh}）。`,
        en: `${facts.asker ?? 'The system'} asks; ${waits.en} (${facts.step_en}).`,
      },
    };
  },
};
