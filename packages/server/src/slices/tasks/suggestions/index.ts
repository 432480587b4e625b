export * from './cadence.sql.ts';
export * from './change-suggestion.ts';
export * from './rules.ts';
export * from './suggestion.sql.ts';
export * from './suggestion-words.ts';
export * from './suggestions.jobs.ts';
