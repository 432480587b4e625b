import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { SkeletonRows } from './kit/index.ts';
import { PageFailed, PageMissing } from './page-failed.tsx';
import { accountSearch } from './slices/account/account.search.ts';
import { kitSearch } from './slices/kit/kit.search.ts';
import { todaySearch } from './slices/today/today.search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: PageMissing });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true });
  },
});

const kit = createRoute({
  getParentRoute: () => root,
  path: '/kit',
  validateSearch: kitSearch,
  component: lazyRouteComponent(() => import('./slices/kit/kit.page.tsx')),
});

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('./slices/today/today.page.tsx')),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/customers/$accountId',
  validateSearch: accountSearch,
  component: lazyRouteComponent(() => import('./slices/account/account.page.tsx')),
});

export const router = createRouter({
  routeTree: root.addChildren([home, kit, today, account]),
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
