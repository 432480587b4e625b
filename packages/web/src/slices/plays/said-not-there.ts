import type { NotThere } from '@fulcrum/contract';
import type { Speech } from './play-speech.ts';

/** That something a play names is not there, and what to do about it. */
export function saidNotThere({ t, play, procedure }: Speech, { what, name }: NotThere): string {
  const called = what === 'play' ? play(name) : what === 'procedure' ? procedure(name) : name;
  return `${t(`playing.notThere.${what}`, { name: called })} ${t(`playing.remedy.${what}`)}`;
}
