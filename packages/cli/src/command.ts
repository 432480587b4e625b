import type { ParseArgsConfig, parseArgs } from 'node:util';
import type { Language } from '@fulcrum/contract';
import type { Server } from './connect.ts';
import type { Say } from './texts.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;
type ValuesOf<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

/** What a command found or did: one JSON value, and the same in lines for people. */
export interface Answer {
  json: unknown;
  lines: readonly string[];
  /** 1: the command says itself that it failed; 3: done, with rows that were refused. */
  exit?: 1 | 3;
}

/** What a command is called with. */
export interface Call<Values> {
  values: Values;
  args: readonly string[];
  /** All of the command line after the command's name, for commands that hand it on. */
  argv: readonly string[];
  data: string | undefined;
  /** The language asked for; null leaves it to the installation. */
  askedLanguage: Language | null;
  /** Before the command connects, that of the machine; afterwards the installation's, unless one was asked for. */
  language(): Language;
  say: Say;
  /** One server for the whole command; closed when the command ends. */
  connect(): Promise<Server>;
  /** Shows how far a long command is, on a terminal only; each line takes the place of the one before. */
  progress(line: string): void;
  /** A line for people that is no part of the answer: stderr. */
  note(line: string): void;
  /** Aborted when the person interrupts. */
  signal: AbortSignal;
}

interface Spec<O extends Options> {
  options: O;
  /** The fewest and the most positional arguments. */
  args: readonly [number, number];
  /** Null when the command has printed by itself. */
  run(call: Call<ValuesOf<O>>): Promise<Answer | null>;
}
export interface Command {
  options: Options;
  args: readonly [number, number];
  run(call: Call<unknown>): Promise<Answer | null>;
}

/** Declares a command; its values have the types of its options. */
export const defineCommand = <const O extends Options>(spec: Spec<O>): Command => ({
  options: spec.options,
  args: spec.args,
  run: (call) => spec.run(call as Call<ValuesOf<O>>),
});

/** The command line was not right; `detail` fills the sentence. Exit 2. */
export class UsageError extends Error {
  readonly key: Parameters<Say>[0];
  readonly detail: Record<string, string>;

  constructor(key: Parameters<Say>[0], detail: Record<string, string> = {}) {
    super(key);
    this.key = key;
    this.detail = detail;
  }
}

/** The command could not do what it was asked, for a reason of its own. Exit 1. */
export class CommandError extends Error {
  readonly key: Parameters<Say>[0];
  readonly detail: Record<string, string>;

  constructor(key: Parameters<Say>[0], detail: Record<string, string> = {}, options?: ErrorOptions) {
    super(key, options);
    this.key = key;
    this.detail = detail;
  }
}
