import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { SkeletonRows } from './kit/index.ts';
import { PageFailed, PageMissing } from './page-failed.tsx';
import { customersSearch } from './slices/customers/customers.search.ts';
import { kitSearch } from './slices/kit/kit.search.ts';
import { metricsSearch } from './slices/metrics/metrics.search.ts';
import { tiersSearch } from './slices/tiers/tiers.search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: PageMissing });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/kit', replace: true });
  },
});

const kit = createRoute({
  getParentRoute: () => root,
  path: '/kit',
  validateSearch: kitSearch,
  component: lazyRouteComponent(() => import('./slices/kit/kit.page.tsx')),
});

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('./slices/customers/customers.page.tsx')),
});

const tiers = createRoute({
  getParentRoute: () => root,
  path: '/strategy/tiers',
  validateSearch: tiersSearch,
  component: lazyRouteComponent(() => import('./slices/tiers/tiers.page.tsx')),
});

const metrics = createRoute({
  getParentRoute: () => root,
  path: '/insights/metrics',
  validateSearch: metricsSearch,
  component: lazyRouteComponent(() => import('./slices/metrics/metrics.page.tsx')),
});

export const router = createRouter({
  routeTree: root.addChildren([home, kit, customers, tiers, metrics]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  defaultPendingComponent: SkeletonRows,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
