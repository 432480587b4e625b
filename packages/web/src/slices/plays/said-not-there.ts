import type { NotThere } from '@fulcrum/contract';
import type { Speech } from './play-speech.ts';

/** That something a play names is not there, what to do about it, and what came of it. */
export function saidNotThere({ t, language, play, procedure }: Speech, { what, name }: NotThere, ...came: string[]): string {
  const called = what === 'play' ? play(name) : what === 'procedure' ? procedure(name) : name;
  return [t(`playing.notThere.${what}`, { name: called }), t(`playing.remedy.${what}`), ...came].join(language === 'zh' ? '' : ' ');
}
