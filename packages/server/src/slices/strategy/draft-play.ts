import type { PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { stringify } from 'yaml';
import type { Handlers } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { notFound } from '../../kernel/fault.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { saveDraft } from '../../policy/save-policy.sql.ts';
import { sound } from '../policies/index.ts';

/** The first of `stem`, `stem-2`, `stem-3` … that no policy is called. */
async function freeId(db: Db, stem: string): Promise<string> {
  const found = await sql<{ id: string }>`select id from policy where id = ${stem} or id like ${`${stem}-%`}`.execute(db);
  const taken = new Set(found.rows.map(({ id }) => id));
  let at = 1;
  while (taken.has(at === 1 ? stem : `${stem}-${at}`)) at += 1;
  return at === 1 ? stem : `${stem}-${at}`;
}

/** A play that begins as a customer of the level enters the stage, and asks the owner to get in touch: a beginning to write on. */
export const draftPlay: Handlers<'strategy'>['draftPlay'] = async (ctx, { level, stage, rank = 'head' }) => {
  const named = (await tierPoliciesInForce(ctx.db))[0]?.policy.levels.find(({ id }) => id === level);
  if (!named) throw notFound('level');
  const entered = (await lifecycleInForce(ctx.db))?.policy.stages.find(({ id }) => id === stage);
  if (!entered) throw notFound('stage');
  const play: PlayPolicy = {
    ...{
      apiVersion: 'fulcrum/v1',
      kind: 'play',
      id: await freeId(ctx.db, `${stage.replaceAll('_', '-')}-${level.toLowerCase().replaceAll('_', '-')}`),
    },
    name: { zh: `${level} 级${entered.name.zh}：新剧本`, en: `${entered.name.en}, level ${level}: new play` },
    sample: false,
    trigger: { on: 'stage_entered', stages: [stage] },
    who: {
      all: [
        { metric: 'state.tier', op: '=', value: level },
        { metric: 'state.stage', op: '=', value: stage },
      ],
    },
    steps: [
      {
        id: 'contact',
        task: {
          ...{ for: 'owner', dueInWorkingDays: 5, kind: 'call', ranks: [rank], checklist: [] },
          title: { zh: '联系{{account}}', en: 'Call {{account}}' },
          reason: { zh: '{{entered_on}} 进入{{stage}}。', en: 'It entered {{stage}} on {{entered_on}}.' },
        },
      },
    ],
    limits: {},
    holdout: 0,
  };
  const text = stringify(play, { lineWidth: 0 });
  const document = await sound(ctx, text, play.id);
  const version = await saveDraft(ctx.db, document, { userId: ctx.actor.userId, now: ctx.now, today: ctx.today }, text);
  await ctx.record({ action: 'policy.save_draft', entity: 'policy', entityId: play.id, after: { version, document } });
  return { id: play.id, version };
};
