import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { SkeletonRows } from './kit/index.ts';
import { PageFailed } from './page-failed.tsx';
import { adminRoutes } from './routes/admin.ts';
import { customersRoutes } from './routes/customers.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { portalRoutes } from './routes/portal.ts';
import { present, root } from './routes/root.tsx';
import { serviceRoutes } from './routes/service.ts';
import { strategyRoutes } from './routes/strategy.ts';
import { approvalsSearch } from './slices/approvals/approvals.search.ts';
import { firstRunSearch } from './slices/first-run/first-run.search.ts';
import { kitSearch } from './slices/kit/kit.search.ts';
import { loadSearch, proposalSearch } from './slices/load/load.search.ts';
import { notificationsSearch } from './slices/notifications/notifications.search.ts';
import { todaySearch } from './slices/today/today.search.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true });
  },
});

const firstRun = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/first-run',
  validateSearch: firstRunSearch,
  component: lazyRouteComponent(() => import('./slices/first-run/first-run.page.tsx')),
});

const kit = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/kit',
  validateSearch: kitSearch,
  component: lazyRouteComponent(() => import('./slices/kit/kit.page.tsx')),
});

const today = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/today',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('./slices/today/today.page.tsx')),
});

const notifications = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/notifications',
  validateSearch: notificationsSearch,
  component: lazyRouteComponent(() => import('./slices/notifications/notifications.page.tsx')),
});

const approvals = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/today/approvals',
  validateSearch: approvalsSearch,
  component: lazyRouteComponent(() => import('./slices/approvals/approvals.page.tsx')),
});

const load = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/today/load',
  validateSearch: loadSearch,
  component: lazyRouteComponent(() => import('./slices/load/load.page.tsx')),
});

const loadProposal = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/today/load/proposal',
  validateSearch: proposalSearch,
  component: lazyRouteComponent(() => import('./slices/load/proposal.page.tsx')),
});

const me = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/me',
  component: lazyRouteComponent(() => import('./slices/mine/mine.page.tsx')),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...adminRoutes,
    ...customersRoutes,
    ...portalRoutes,
    ...serviceRoutes,
    ...feedbackRoutes,
    ...strategyRoutes,
    approvals,
    firstRun,
    home,
    kit,
    load,
    loadProposal,
    me,
    notifications,
    today,
  ]),
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
