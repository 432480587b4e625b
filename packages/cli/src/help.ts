import type { Both, Language } from '@fulcrum/contract';
import { COMMANDS, type CommandName } from './commands.ts';
import { HELP } from './help-texts.ts';
import { EVERYWHERE, GENERAL } from './help-words.ts';

const listed = (entries: [string, Both][], language: Language): string[] => {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, text]) => `  ${name.padEnd(width)}  ${text[language]}`);
};
const usageLine = (name: CommandName): string => `fulcrum ${name} ${HELP[name].usage}`.trimEnd();

/** All commands, a line each. */
export function overview(language: Language): string[] {
  const commands = (Object.keys(COMMANDS) as CommandName[]).map((name): [string, Both] => [name, HELP[name].does]);
  return [
    GENERAL.title[language],
    '',
    `${GENERAL.commands[language]}:`,
    ...listed(commands, language),
    '',
    `${GENERAL.everywhere[language]}:`,
    ...listed(Object.entries(EVERYWHERE), language),
    '',
    GENERAL.exits[language],
    GENERAL.more[language],
  ];
}

/** One command with its options and an example. */
export function helpOf(name: CommandName, language: Language): string[] {
  const { does, options, example } = HELP[name];
  return [
    does[language],
    '',
    `${GENERAL.usage[language]}: ${usageLine(name)}`,
    '',
    `${GENERAL.options[language]}:`,
    ...listed([...Object.entries(options), ...Object.entries(EVERYWHERE)], language),
    '',
    `${GENERAL.example[language]}: fulcrum ${example}`,
  ];
}

/** What to show beside a wrong command line. */
export const usageOf = (name: CommandName | undefined, language: Language): string[] =>
  name ? [`${GENERAL.usage[language]}: ${usageLine(name)}`] : [GENERAL.more[language]];
