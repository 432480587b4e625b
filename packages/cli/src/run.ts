import type { Language } from '@fulcrum/contract';
import { type Answer, type Call, UsageError } from './command.ts';
import { COMMANDS, isCommand } from './commands.ts';
import type { Server } from './connect.ts';
import { failureOf } from './failure.ts';
import { helpOf, overview } from './help.ts';
import { machineLanguage } from './machine-language.ts';
import { parseGlobals, parseLine } from './parse.ts';
import { sayIn } from './texts.ts';

export interface Io {
  out(text: string): void;
  err(text: string): void;
  isTerminal: boolean;
}

/** Runs one command line and returns its exit code: 0 done, 1 failed, 2 wrong use, 3 done with refused rows. */
export async function runCli([name, ...argv]: readonly string[], io: Io, signal: AbortSignal): Promise<number> {
  const globals = parseGlobals(isCommand(name) ? argv : [name ?? '', ...argv]);
  let server: Promise<Server> | undefined;
  let language: Language = globals.language ?? machineLanguage();
  const open = async () => {
    const { connect } = await import('./connect.ts'); // help and wrong use answer without loading a server
    const opened = await connect(globals.data, globals.language, signal);
    language = opened.language;
    return opened;
  };
  const close = async () => (await server?.catch(() => undefined))?.close();
  const stop = () => void close();
  signal.addEventListener('abort', stop);
  let shown = false;
  const progress = (line: string) => {
    if (!io.isTerminal || globals.json) return;
    io.err(`\r\u001b[2K${line}`);
    shown = line !== '';
  };
  try {
    if (!isCommand(name)) return notACommand(name, globals.help, language, io);
    if (globals.help) return print(io, false, { json: null, lines: helpOf(name, language) });
    const { command } = await COMMANDS[name]();
    const { values, args } = parseLine(command, argv);
    const call: Call<unknown> = {
      values,
      args,
      argv,
      data: globals.data,
      askedLanguage: globals.language,
      language: () => language,
      say: (key, detail) => sayIn(language)(key, detail),
      connect: () => (server ??= open()),
      progress,
      note: (line) => io.err(`${line}\n`),
      signal,
    };
    const answer = await command.run(call);
    if (shown) progress('');
    return answer ? print(io, globals.json, answer) : 0;
  } catch (error) {
    if (shown) progress('');
    const failure = failureOf(error, isCommand(name) ? name : undefined, language, signal.aborted);
    if (globals.json) io.out(`${JSON.stringify({ error: failure.json })}\n`);
    io.err(`${failure.lines.join('\n')}\n`);
    return failure.exit;
  } finally {
    signal.removeEventListener('abort', stop);
    await close();
  }
}

function notACommand(name: string | undefined, help: boolean, language: Language, io: Io): number {
  if (name === undefined || name === 'help' || help) {
    io.out(`${overview(language).join('\n')}\n`);
    return name === undefined ? 2 : 0;
  }
  throw new UsageError('usage.unknown_command', { command: name });
}

function print(io: Io, json: boolean, { json: value, lines, exit }: Answer): number {
  io.out(json ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(''));
  return exit ?? 0;
}
