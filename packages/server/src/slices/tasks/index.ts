export { requireOwner } from './create-task.ts';
export * from './insert-fired.sql.ts';
export { maskFacts } from './mask-facts.ts';
export { moveOpenTasks } from './move-tasks.ts';
export * from './rerank-tasks.sql.ts';
export * from './tasks.handlers.ts';
export * from './tasks.rules.ts';
