import type { Both, PlayPolicy } from '@fulcrum/contract';

/** What the texts of a play may name, by trigger. No amount is among them: a reason is read by people whom amounts are masked for. */
export const PLAY_VARIABLES = {
  tier_moved: ['account', 'from', 'to', 'from_name', 'to_name', 'as_of'],
  cadence_due: ['account', 'level', 'level_name', 'cadence', 'days_since', 'last_contact_on', 'due_since'],
} as const satisfies Record<PlayPolicy['trigger']['on'], readonly string[]>;

/** What follows from amounts. Only texts that are filled for each reader may name it: a title or a reason is written once, for everybody. */
export const MASKED_VARIABLES: readonly string[] = ['score'];

export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] as string)),
];

/** Variables that the texts of a play name and its trigger does not give, each with its place. */
export function unknownVariables(play: PlayPolicy): { path: (string | number)[]; name: string }[] {
  const known: readonly string[] = PLAY_VARIABLES[play.trigger.on];
  const step = play.steps[0]?.task;
  if (!step) return [];
  const filledForReader = [...known, ...MASKED_VARIABLES];
  const texts: [(string | number)[], Both | undefined, readonly string[]][] = [
    [['title'], step.title, known],
    [['reason'], step.reason, known],
    [['script'], step.script, filledForReader],
    ...step.checklist.map((each, i): [(string | number)[], Both, readonly string[]] => [['checklist', i], each, filledForReader]),
  ];
  return texts.flatMap(([path, both, may]) =>
    Object.entries(both ?? {}).flatMap(([language, text]) =>
      variablesIn(text)
        .filter((name) => !may.includes(name))
        .map((name) => ({ path: ['steps', 0, 'task', ...path, language], name })),
    ),
  );
}
