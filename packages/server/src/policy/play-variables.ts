import {
  type AskedTask,
  type Both,
  type MaskedKind,
  type MaterialStep,
  MESSAGE_VARIABLES,
  type NotifyStep,
  OURS_ALONE,
  PLAY_VARIABLES,
  type PlayPolicy,
  stepsOf,
  taskOfStep,
  VARIABLES_FOR_READERS,
} from '@fulcrum/contract';

/** Facts of a play that not everybody may see, by what they tell. */
export const MASKED_FACTS = {
  score: 'amount',
  health: 'amount',
  health_was: 'amount',
  contact: 'person',
  recipient: 'person',
} as const satisfies Record<string, MaskedKind>;

/** Facts that not everybody may see stay out of what is written once, for all: only texts that are filled for each reader may name them. */
export const MASKED_NAMES: readonly string[] = Object.keys(MASKED_FACTS);

export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{([\w.]+)\}\}/g)].map((found) => found[1] as string)),
];
/** A variable with a dot is a metric, but for those of an event. */
export const isMetric = (name: string): boolean => name.includes('.') && !name.startsWith('event.');

export interface PlayText {
  path: (string | number)[];
  text: Both;
  /** It is filled for each reader, not written down for all. */
  forReader: boolean;
}

/** Every text of a task that may name variables, with its place. */
export const textsOf = ({ task }: { task: AskedTask }, path: (string | number)[]): PlayText[] => [
  { path: [...path, 'title'], text: task.title, forReader: false },
  { path: [...path, 'reason'], text: task.reason, forReader: false },
  ...(task.subject ? [{ path: [...path, 'subject'], text: task.subject, forReader: true }] : []),
  ...(task.material ? [{ path: [...path, 'material'], text: task.material, forReader: true }] : []),
  ...(task.script ? [{ path: [...path, 'script'], text: task.script, forReader: true }] : []),
  ...task.checklist.map((text, at) => ({ path: [...path, 'checklist', at], text, forReader: true })),
];

/** Steps that ask a person to do something, a message among them. */
export const taskSteps = (
  play: Pick<PlayPolicy, 'steps'>,
): { step: { id: string; task: AskedTask }; at: number; isMessage: boolean; isMail: boolean }[] =>
  stepsOf(play).flatMap((step, at) => {
    const task = taskOfStep(step);
    const isMessage = 'message' in step;
    return task ? [{ step: { id: step.id, task }, at, isMessage, isMail: isMessage && step.message.channel === 'mail' }] : [];
  });

/** The metrics that texts name. */
export const metricsIn = (texts: readonly Both[]): string[] => [
  ...new Set(texts.flatMap(({ zh, en }) => [...variablesIn(zh), ...variablesIn(en)]).filter(isMetric)),
];

/** The metrics that texts of tasks name. */
export const metricsNamed = (steps: readonly { task: AskedTask }[]): string[] =>
  metricsIn(steps.flatMap((step) => textsOf(step, []).map(({ text }) => text)));

/** What the steps of a play have sent by post. */
export const materialSteps = (play: Pick<PlayPolicy, 'steps'>): (MaterialStep & { id: string })[] =>
  stepsOf(play).flatMap((step) => ('material' in step ? [step] : []));

/** What groups are told. */
export const notifySteps = (play: Pick<PlayPolicy, 'steps'>): (NotifyStep & { id: string })[] =>
  stepsOf(play).flatMap((step) => ('notify' in step ? [step] : []));

/** What a group is told, with its place. It is written down for all. */
export const groupTexts = ({ notify: { title, detail } }: NotifyStep, path: (string | number)[]): PlayText[] => [
  { path: [...path, 'title'], text: title, forReader: false },
  ...(detail ? [{ path: [...path, 'detail'], text: detail, forReader: false }] : []),
];

export interface UnknownVariable {
  path: (string | number)[];
  name: string;
  known: string[];
}

/**
 * Variables that the texts of a play name and nothing gives, each with its place and what it may be. `metric` tells which metrics may be named
 * where, `announced` what the announced events that begin it say; null: the calendars are not known.
 */
export function unknownVariables(
  play: PlayPolicy,
  metric: (name: string, forReader: boolean) => boolean = () => true,
  announced: readonly string[] | null = null,
): UnknownVariable[] {
  const { on } = play.trigger;
  const plain: string[] = ['account', ...PLAY_VARIABLES[on], ...(announced ?? [])];
  const anyEvent = on === 'key_event' && announced === null;
  const unknownIn = (known: string[], { path, text, forReader }: PlayText): UnknownVariable[] =>
    Object.entries(text).flatMap(([language, one]) =>
      variablesIn(one)
        .filter((name) => (isMetric(name) ? !metric(name, forReader) : !known.includes(name) && !(anyEvent && name.startsWith('event.'))))
        .map((name) => ({ path: [...path, language], name, known })),
    );
  const posted = stepsOf(play).flatMap((step, at): PlayText[] => {
    if ('material' in step) return [{ path: ['steps', at, 'material', 'what'], text: step.material.what, forReader: false }];
    return 'notify' in step ? groupTexts(step, ['steps', at, 'notify']) : [];
  });
  const asked = taskSteps(play).flatMap(({ step, at, isMessage, isMail }) =>
    textsOf(step, ['steps', at, isMessage ? 'message' : 'task']).flatMap((text) => {
      const readers = (VARIABLES_FOR_READERS[on] ?? []).filter((name) => !isMail || !OURS_ALONE.includes(name));
      const more = [...readers, ...(isMessage ? MESSAGE_VARIABLES : [])];
      return unknownIn(text.forReader ? [...plain, ...more] : plain, text);
    }),
  );
  return [...asked, ...posted.flatMap((text) => unknownIn(plain, text))];
}
