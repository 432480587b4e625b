import { stringify } from 'yaml';
import type { Guess } from './guess-mapping.ts';
import type { Mapping } from './mapping.ts';

/** What a mapping is called; `key` names the fields that tell records apart. */
export type MappingTitle = Pick<Mapping, 'id' | 'entity' | 'name' | 'key'> & Partial<Pick<Mapping, 'options'>>;

/** A mapping out of the columns a person accepted. */
export function mappingFromGuesses(title: MappingTitle, guesses: readonly Pick<Guess, 'field' | 'column'>[]): Mapping {
  const fields = Object.fromEntries(guesses.map(({ field, column }) => [field, { column }]));
  return { apiVersion: 'fulcrum/v1', kind: 'mapping', options: {}, ...title, fields };
}

/** A mapping as a file; `parseMapping` reads it back unchanged. */
export const formatMapping = (mapping: Mapping): string => stringify(mapping, { lineWidth: 140 });
