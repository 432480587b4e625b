import { Fault } from '../../kernel/fault.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { type RecordRule, refuseField } from '../../records/index.ts';
import { levelsOf } from './levels-of.ts';
import { isAskedFor } from './requests.sql.ts';

/** Its levels are those of the tiers in force, it ends after it began, and what was ever asked for is not deleted but ended. */
export const resourceRule: RecordRule = async (ctx, { before, after }) => {
  if (!after) {
    if (before && (await isAskedFor(ctx.db, before.id))) throw new Fault('conflict', 'resource_request.of_resource');
    return;
  }
  const known = (await tierPolicyOn(ctx.db, ctx.today))?.policy.levels.map(({ id }) => id);
  const strange = known && levelsOf(after.levels as string | null).filter((level) => !known.includes(level));
  if (strange?.length)
    throw refuseField(ctx, 'levels', 'level.unknown', {
      zh: `没有等级 ${strange.join('、')}，可用：${known?.join('、')}`,
      en: `No tier ${strange.join(', ')}: there are ${known?.join(', ')}`,
    });
  if (after.untilOn && String(after.untilOn) <= String(after.offeredOn))
    throw refuseField(ctx, 'untilOn', 'too_small', { zh: '停止日期要晚于开始日期', en: 'It ends after the day since which it is offered' });
};
