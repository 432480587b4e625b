export * from './install-plays.ts';
export * from './nightly.job.ts';
export * from './plays.handlers.ts';
export * from './run-plays.ts';
