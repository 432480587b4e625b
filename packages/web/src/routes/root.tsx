import { createRootRoute, retainSearchParams } from '@tanstack/react-router';
import { PageMissing } from '../page-failed.tsx';
import { daySearch } from '../shell/day.ts';
import { Gate } from '../slices/session/gate.tsx';
export const root = createRootRoute({
  validateSearch: daySearch,
  search: { middlewares: [retainSearchParams(['asOf'])] },
  component: Gate,
  notFoundComponent: PageMissing,
});

/** Pages of work and settings: they show today. */
export const present = { staticData: { present: true } } as const;
