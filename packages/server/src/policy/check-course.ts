import type { Both, ConditionStage, ConditionsLifecycle } from '@fulcrum/contract';
import { covers } from './condition-cover.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Placed = ConditionStage & { place: number };

const at = (stage: Placed, field: (string | number)[], code: string, message: Both): PolicyIssue => ({
  path: ['stages', stage.place, ...field],
  code,
  message,
});

/** Whether accounts can take the course of each track: it begins, every stage can be reached, and it ends where it is lost. */
export function checkCourse({ tracks, stages }: ConditionsLifecycle): PolicyIssue[] {
  const placed: Placed[] = stages.map((stage, place) => ({ ...stage, place }));
  const courses = tracks.length ? tracks.map(({ id }) => placed.filter(({ track }) => track === id)) : [placed];
  return [
    ...tracks.flatMap((_, place) => checkTaken(tracks, place)),
    ...courses.flatMap((course, place) => [
      ...begins(course, tracks[place]),
      ...course.flatMap((stage) => followers(stage, course, placed)),
    ]),
    ...courses.flatMap((course) => [...course.flatMap((stage, nth) => reached(stage, nth, course)), ...dead(course)]),
  ];
}

/** An earlier track that takes whom this one asks for leaves nobody over. */
function checkTaken(tracks: ConditionsLifecycle['tracks'], place: number): PolicyIssue[] {
  const { id, when } = tracks[place]!;
  const before = tracks.slice(0, place).find((one) => !one.when || (when && covers(one.when, when)));
  if (!before) return [];
  const message = {
    zh: `路径“${before.id}”已包含“${id}”的所有客户，请把“${id}”移到它前面，或修改条件`,
    en: `The track “${before.id}” takes every account of “${id}”: move “${id}” above it, or change its condition`,
  };
  return [{ path: ['tracks', place], code: 'track.unreachable', message }];
}

function begins(course: readonly Placed[], track: ConditionsLifecycle['tracks'][number] | undefined): PolicyIssue[] {
  const [first] = course;
  if (!first) {
    const message = {
      zh: `路径“${track?.id}”没有阶段，客户无从开始；请给它至少一个阶段，或删除这条路径`,
      en: `The track “${track?.id}” has no first stage, so nobody can begin: give it a stage, or remove it`,
    };
    return [{ path: ['tracks'], code: 'track.no_first_stage', message }];
  }
  const lost = course.slice(0, -1).filter((stage) => stage.lost);
  return [
    ...(first.lost && course.length === 1
      ? [
          at(first, ['lost'], 'track.no_first_stage', {
            zh: `“${first.id}”表示流失，不能是唯一的阶段；请在它前面补上开始的阶段`,
            en: `“${first.id}” is where accounts are lost and cannot be the only stage: put a first stage before it`,
          }),
        ]
      : []),
    ...lost.map((stage) =>
      at(stage, ['lost'], 'stage.lost_not_last', {
        zh: `流失阶段“${stage.id}”要排在最后，请移到末尾`,
        en: `The stage “${stage.id}” is where accounts are lost and stands last: move it to the end`,
      }),
    ),
  ];
}

/** What is named as following must be there, on the same track, once, and another stage. */
function followers(stage: Placed, course: readonly Placed[], all: readonly Placed[]): PolicyIssue[] {
  return (stage.followedBy ?? []).flatMap((id, nth) => {
    const told = (code: string, zh: string, en: string) => [at(stage, ['followedBy', nth], code, { zh, en })];
    if (id === stage.id) return told('follows.itself', `“${id}”不必写成自己的后续，请删除`, `“${id}” need not follow itself: remove it`);
    if (stage.followedBy!.indexOf(id) < nth)
      return told('follows.repeated', `“${id}”写了两次，请删除一处`, `“${id}” stands twice: remove one`);
    if (course.some((one) => one.id === id)) return [];
    return all.some((one) => one.id === id)
      ? told(
          'follows.other_track',
          `“${id}”属于另一条路径，不能接在“${stage.id}”之后，请删除`,
          `“${id}” belongs to another track and cannot follow “${stage.id}”: remove it`,
        )
      : told(
          'follows.unknown',
          `没有阶段“${id}”，请改为：${course.map((one) => one.id).join(', ')}`,
          `There is no stage “${id}”: choose of ${course.map((one) => one.id).join(', ')}`,
        );
  });
}

/** A stage without a condition takes everyone; a later one whose condition holds wherever an earlier one's does hides it. */
function reached(stage: Placed, nth: number, course: readonly Placed[]): PolicyIssue[] {
  if (!stage.when && nth > 0)
    return [
      at(stage, ['when'], 'stage.no_condition', {
        zh: `只有第一个阶段可以不写条件；“${stage.id}”会包含所有客户，前面的阶段永远没有客户，请补上 when`,
        en: `Only the first stage goes without a condition: “${stage.id}” would take everyone and leave those before it empty; give it a when`,
      }),
    ];
  const hider = stage.when && course.slice(nth + 1).find((later) => later.when && covers(later.when, stage.when!));
  if (!hider) return [];
  return [
    at(stage, ['when'], 'stage.unreachable', {
      zh: `符合“${stage.id}”的客户都符合更靠后的“${hider.id}”，“${stage.id}”永远没有客户；请修改条件或顺序`,
      en: `Whoever meets “${stage.id}” meets the later “${hider.id}” too, so nobody is ever in “${stage.id}”: change the conditions or their order`,
    }),
  ];
}

/** From the first stage on, what may follow leads to every stage. */
function dead(course: readonly Placed[]): PolicyIssue[] {
  const there = new Set(course.slice(0, 1).map(({ id }) => id));
  // A set that is walked while it grows: each stage found leads on.
  for (const id of there) {
    const stage = course.find((one) => one.id === id);
    for (const next of stage?.followedBy ?? course.map((one) => one.id)) there.add(next);
  }
  return course
    .filter(({ id }) => !there.has(id))
    .map((stage) =>
      at(stage, ['id'], 'stage.unreachable', {
        zh: `没有阶段通向“${stage.id}”；请把它写进前面某个阶段的 followedBy`,
        en: `No stage leads to “${stage.id}”: name it under followedBy of a stage before it`,
      }),
    );
}
