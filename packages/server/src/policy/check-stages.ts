import type { Both, ConditionStage, ConditionsLifecycle, LifecycleTrack } from '@fulcrum/contract';
import type { Catalog } from './catalog.ts';
import { checkCondition } from './check-condition.ts';
import { checkCourse } from './check-course.ts';
import { repeated } from './check-ids.ts';
import { neverHolds } from './condition-cover.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Path = (string | number)[];
const issue = (path: Path, code: string, message: Both): PolicyIssue => ({ path, code, message });

/** Everything that is wrong with a lifecycle by conditions. */
export function checkStages(policy: ConditionsLifecycle, catalog: Catalog): PolicyIssue[] {
  const { tracks, stages } = policy;
  return [
    ...repeated(tracks, 'tracks'),
    ...tracks.flatMap((track, at) => checkTrack(track, at, catalog)),
    ...repeated(stages, 'stages'),
    ...stages.flatMap((stage, at) => [...checkStage(stage, at, catalog), ...ofTrack(stage, at, tracks)]),
    ...checkCourse(policy),
  ];
}

export const checkTrack = ({ when }: LifecycleTrack, at: number, catalog: Catalog): PolicyIssue[] =>
  when ? checkCondition(when, ['tracks', at, 'when'], catalog) : [];

/** What is wrong with a stage, whatever stands around it. */
export function checkStage({ id, when, exit, holds }: ConditionStage, at: number, catalog: Catalog): PolicyIssue[] {
  const path = ['stages', at];
  const conditions = [
    ...(when ? [{ when, place: [...path, 'when'] }] : []),
    ...exit.map((one, n) => ({ when: one.when, place: [...path, 'exit', n, 'when'] })),
  ];
  return [
    ...conditions.flatMap((one) => {
      const wrong = checkCondition(one.when, one.place, catalog);
      if (wrong.length || !neverHolds(one.when)) return wrong;
      return [
        issue(one.place, 'condition.never', {
          zh: `“${id}”的这个条件自相矛盾，永远不会成立，请修改`,
          en: `This condition of “${id}” contradicts itself and never holds: change it`,
        }),
      ];
    }),
    ...(holds && !exit.length
      ? [
          issue([...path, 'holds'], 'stage.holds_nothing', {
            zh: `“${id}”要求达到离开条件才能离开，却没有写 exit；请补上，或删除 holds`,
            en: `“${id}” holds accounts until its exit criteria are met but has none: add them under exit, or remove holds`,
          }),
        ]
      : []),
  ];
}

function ofTrack({ id, track }: ConditionStage, at: number, tracks: readonly LifecycleTrack[]): PolicyIssue[] {
  const path = ['stages', at, 'track'];
  const known = tracks.map((one) => one.id).join(', ');
  if (track === undefined)
    return tracks.length
      ? [
          issue(path, 'stage.track_missing', {
            zh: `请写明阶段“${id}”属于哪条路径：${known}`,
            en: `Say to which track the stage “${id}” belongs: ${known}`,
          }),
        ]
      : [];
  if (tracks.some((one) => one.id === track)) return [];
  const remedy = tracks.length
    ? { zh: `请改为 ${known}`, en: `choose of ${known}` }
    : { zh: '请在 tracks 里声明，或删除', en: 'declare it under tracks, or remove it' };
  return [issue(path, 'stage.track_unknown', { zh: `没有路径“${track}”，${remedy.zh}`, en: `There is no track “${track}”: ${remedy.en}` })];
}
