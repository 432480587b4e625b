export * from './actor.ts';
export * from './audit.ts';
export * from './ctx.ts';
export * from './dispatch.ts';
export * from './handlers.ts';
export * from './mask.ts';
export * from './parse.ts';
export * from './scope.ts';
