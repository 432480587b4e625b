export * from './insert-fired.ts';
export * from './rerank-tasks.ts';
export * from './tasks.handlers.ts';
export * from './tasks.rules.ts';
