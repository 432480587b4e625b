import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { benefitsSearch } from '../slices/benefits/benefits.search.ts';
import { eventsSearch } from '../slices/events/events.search.ts';
import { healthSearch } from '../slices/health/health.search.ts';
import { lifecycleSearch } from '../slices/lifecycle/lifecycle.search.ts';
import { metricsSearch } from '../slices/metrics/metrics.search.ts';
import { periodsSearch } from '../slices/periods/periods.search.ts';
import { playsSearch } from '../slices/plays/plays.search.ts';
import { postingsSearch } from '../slices/postings/postings.search.ts';
import { proceduresSearch } from '../slices/procedures/procedures.search.ts';
import { resourcesSearch } from '../slices/resources/resources.search.ts';
import { revenueSearch } from '../slices/revenue/revenue.search.ts';
import { risksSearch } from '../slices/risks/risks.search.ts';
import { briefSearch } from '../slices/strategy/brief.search.ts';
import { matrixSearch } from '../slices/strategy/matrix.search.ts';
import { studioSearch } from '../slices/studio/studio.search.ts';
import { tiersSearch } from '../slices/tiers/tiers.search.ts';
import { present, root } from './root.tsx';

const metrics = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/insights/metrics',
  validateSearch: metricsSearch,
  component: lazyRouteComponent(() => import('../slices/metrics/metrics.page.tsx')),
});

const periods = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/insights/periods',
  validateSearch: periodsSearch,
  component: lazyRouteComponent(() => import('../slices/periods/periods.page.tsx')),
});

const revenue = createRoute({
  getParentRoute: () => root,
  path: '/insights/revenue',
  validateSearch: revenueSearch,
  component: lazyRouteComponent(() => import('../slices/revenue/revenue.page.tsx')),
});

const tiers = createRoute({
  getParentRoute: () => root,
  path: '/strategy/tiers',
  validateSearch: tiersSearch,
  component: lazyRouteComponent(() => import('../slices/tiers/tiers.page.tsx')),
});

const benefits = createRoute({
  getParentRoute: () => root,
  path: '/strategy/benefits',
  validateSearch: benefitsSearch,
  component: lazyRouteComponent(() => import('../slices/benefits/benefits.page.tsx')),
});

const studio = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/strategy/studio',
  validateSearch: studioSearch,
  component: lazyRouteComponent(() => import('../slices/studio/studio.page.tsx')),
});

const lifecycle = createRoute({
  getParentRoute: () => root,
  path: '/strategy/lifecycle',
  validateSearch: lifecycleSearch,
  component: lazyRouteComponent(() => import('../slices/lifecycle/lifecycle.page.tsx')),
});

const health = createRoute({
  getParentRoute: () => root,
  path: '/strategy/health',
  validateSearch: healthSearch,
  component: lazyRouteComponent(() => import('../slices/health/health.page.tsx')),
});

const risks = createRoute({
  getParentRoute: () => root,
  path: '/strategy/risks',
  validateSearch: risksSearch,
  component: lazyRouteComponent(() => import('../slices/risks/risks.page.tsx')),
});

const renewals = createRoute({
  getParentRoute: () => root,
  path: '/strategy/renewals',
  component: lazyRouteComponent(() => import('../slices/renewals/renewals.page.tsx')),
});

const events = createRoute({
  getParentRoute: () => root,
  path: '/strategy/events',
  validateSearch: eventsSearch,
  component: lazyRouteComponent(() => import('../slices/events/events.page.tsx')),
});

const plays = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/strategy/plays',
  validateSearch: playsSearch,
  component: lazyRouteComponent(() => import('../slices/plays/plays.page.tsx')),
});

const postings = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/strategy/postings',
  validateSearch: postingsSearch,
  component: lazyRouteComponent(() => import('../slices/postings/postings.page.tsx')),
});

const brief = createRoute({
  getParentRoute: () => root,
  path: '/strategy/brief',
  validateSearch: briefSearch,
  component: lazyRouteComponent(() => import('../slices/strategy/brief.page.tsx')),
});

const matrix = createRoute({
  getParentRoute: () => root,
  path: '/strategy/matrix',
  validateSearch: matrixSearch,
  component: lazyRouteComponent(() => import('../slices/strategy/matrix.page.tsx')),
});

const procedures = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/strategy/procedures',
  validateSearch: proceduresSearch,
  component: lazyRouteComponent(() => import('../slices/procedures/procedures.page.tsx')),
});

const resources = createRoute({
  getParentRoute: () => root,
  path: '/strategy/resources',
  validateSearch: resourcesSearch,
  component: lazyRouteComponent(() => import('../slices/resources/resources.page.tsx')),
});

/** Pages of policies and of what came of them. */
export const strategyRoutes = [
  procedures,
  resources,
  metrics,
  periods,
  revenue,
  tiers,
  benefits,
  studio,
  lifecycle,
  health,
  risks,
  events,
  plays,
  postings,
  brief,
  matrix,
  renewals,
] as const;
