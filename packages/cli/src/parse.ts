import { parseArgs } from 'node:util';
import type { Language } from '@fulcrum/contract';
import { type Command, type Options, UsageError } from './command.ts';

/** Every command takes these. */
export const GLOBAL_OPTIONS = {
  json: { type: 'boolean' },
  data: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

export interface ParsedLine {
  values: Record<string, unknown>;
  args: string[];
  json: boolean;
  help: boolean;
  data: string | undefined;
  language: Language | null;
}

/** What every command line says, whatever the command: used also when the rest of it is wrong. */
export function parseGlobals(argv: readonly string[]): Pick<ParsedLine, 'json' | 'help' | 'data' | 'language'> & { args: string[] } {
  const { values, positionals } = parseArgs({ args: [...argv], options: GLOBAL_OPTIONS, strict: false, allowPositionals: true });
  const { lang } = values;
  return {
    json: values.json === true,
    help: values.help === true,
    data: typeof values.data === 'string' ? values.data : undefined,
    language: lang === 'zh' || lang === 'en' ? lang : null,
    args: positionals,
  };
}

/** Reads a command's line. Fails with UsageError. */
export function parseLine(command: Command, argv: readonly string[]): ParsedLine {
  const { values, positionals } = parseStrictly(command, argv);
  if (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en') throw new UsageError('usage.language');
  const [fewest, most] = command.args;
  if (positionals.length < fewest) throw new UsageError('usage.too_few');
  if (positionals.length > most) throw new UsageError('usage.too_many', { argument: positionals[most] ?? '' });
  return { ...parseGlobals(argv), values, args: positionals };
}

function parseStrictly(command: Command, argv: readonly string[]): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options: { ...command.options, ...GLOBAL_OPTIONS }, strict: true, allowPositionals: true });
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    const option = /'(--?[^' ,<]+)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError('usage.unknown_option', { option });
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new UsageError('usage.option_value', { option });
    throw error;
  }
}
