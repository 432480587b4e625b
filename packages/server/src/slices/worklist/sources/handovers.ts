import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope } from '../../../access/index.ts';
import { rankSql, urgencySql } from '../../tasks/index.ts';
import type { WorkSource } from './source.ts';

const REASONS: Record<string, Both> = {
  new_contract: { zh: '新签合同', en: 'new contract' },
  renewal: { zh: '续约', en: 'renewal' },
  owner_change: { zh: '更换负责人', en: 'change of owner' },
  leave: { zh: '同事离职', en: 'a colleague leaving' },
};

/** Handovers that wait: with the giver while they are written or came back, with the taker once they were handed over. */
export const handoverSource: WorkSource = {
  kind: 'handover',
  needs: 'interactions.read',
  table: ({ days }) => sql`(
    select h.account_id, h.id, h.owner_id, s.team_id, h.due_on, coalesce(s.amount_12m, 0) as value_at_stake, u.urgency,
      ${rankSql(sql`coalesce(s.amount_12m, 0)`, sql`u.urgency`)} as rank, h.revision, h.reason as about, jsonb_build_object('state', h.state,
        'from', f.name, 'to', o.name, 'missing', (select count(*) from jsonb_array_elements(h.items) i
          where (i ->> 'required')::boolean and i ->> 'note' is null), 'returned', (select count(*) from jsonb_array_elements(h.items) i
          where i ->> 'returned' is not null)) as facts
    from (select w.*, w.to_id as owner_id from handover w where w.ended_on is null and w.state = 'handed'
        union all select w.*, w.from_id from handover w where w.ended_on is null and w.state in ('draft', 'returned')) h
      left join account_state s on s.account_id = h.account_id left join app_user f on f.id = h.from_id join app_user o on o.id = h.to_id
      cross join lateral (select ${urgencySql(sql`h.due_on`, days)} as urgency) u)`,
  open: ({ viewer }) =>
    viewer.scope.all
      ? sql<boolean>`true`
      : sql<boolean>`(t.owner_id = ${viewer.userId}::uuid or ${accountInScope(viewer.scope, sql`t.account_id`)})`,
  about: sql`t.about`,
  title: sql`null::jsonb`,
  reason: sql`null::jsonb`,
  facts: sql`t.facts`,
  words({ kind, facts }) {
    const why = REASONS[kind] ?? { zh: kind, en: kind };
    if (facts.state === 'handed')
      return {
        title: { zh: '接收客户', en: 'Take the customer over' },
        reason: {
          zh: `${facts.from ?? '同事'}移交过来（${why.zh}），请接收，或写明原因退回。`,
          en: `Handed over by ${facts.from ?? 'a colleague'} (${why.en}): accept it, or return it with the reason.`,
        },
      };
    if (facts.state === 'returned')
      return {
        title: { zh: '补充交接内容', en: 'Complete the handover' },
        reason: {
          zh: `${facts.to}退回了 ${facts.returned} 项，请补充后再移交。`,
          en: `${facts.to} sent ${facts.returned} items back: complete them and hand over again.`,
        },
      };
    return {
      title: { zh: '填写交接并移交', en: 'Write the handover' },
      reason: {
        zh: `${why.zh}，要移交给${facts.to}${facts.missing ? `，还有 ${facts.missing} 项必填内容没有写` : '，内容已齐，可以移交'}。`,
        en: `To ${facts.to} (${why.en}); ${facts.missing ? `${facts.missing} required items are still to be told` : 'all is told, it can be handed over'}.`,
      },
    };
  },
};
