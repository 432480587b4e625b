export * from './insert-interaction.ts';
export * from './interactions.handlers.ts';
export * from './interactions.rules.ts';
