export * from './insert-fired.sql.ts';
export * from './rerank-tasks.sql.ts';
export * from './tasks.handlers.ts';
export * from './tasks.rules.ts';
