import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { SkeletonRows } from './kit/index.ts';
import { PageFailed, PageMissing } from './page-failed.tsx';
import { kitSearch } from './slices/kit/kit.search.ts';

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

export const router = createRouter({
  routeTree: root.addChildren([home, kit]),
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
