export { insertInteraction, type Made, withdrawInteractions } from './insert-interaction.ts';
export { interactionHandlers } from './interactions.handlers.ts';
export { interactionMetrics } from './interactions.metrics.ts';
export {
  insertInteractions,
  markInteractionActions,
  updatedInteractionsBefore,
  updateInteractions,
} from './upsert-interactions.sql.ts';
