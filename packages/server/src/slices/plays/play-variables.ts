import type { Both, PlayPolicy } from '@fulcrum/contract';

/** What the texts of a play may name, by trigger. No amount is among them: a reason is read by people whom amounts are masked for. */
export const PLAY_VARIABLES = {
  tier_moved: ['account', 'from', 'to', 'from_name', 'to_name', 'score', 'as_of'],
  cadence_due: ['account', 'level', 'level_name', 'score', 'cadence', 'days_since', 'last_contact_on', 'due_since'],
} as const satisfies Record<PlayPolicy['trigger']['on'], readonly string[]>;

export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] as string)),
];

/** Variables that the texts of a play name and its trigger does not give, each with its place. */
export function unknownVariables(play: PlayPolicy): { path: (string | number)[]; name: string }[] {
  const known: readonly string[] = PLAY_VARIABLES[play.trigger.on];
  const step = play.steps[0]?.task;
  if (!step) return [];
  const texts: [(string | number)[], Both | undefined][] = [
    [['title'], step.title],
    [['reason'], step.reason],
    [['script'], step.script],
    ...step.checklist.map((each, i): [(string | number)[], Both] => [['checklist', i], each]),
  ];
  return texts.flatMap(([path, both]) =>
    Object.entries(both ?? {}).flatMap(([language, text]) =>
      variablesIn(text)
        .filter((name) => !known.includes(name))
        .map((name) => ({ path: ['steps', 0, 'task', ...path, language], name })),
    ),
  );
}
