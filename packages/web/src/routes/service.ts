import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requestsSearch } from '../slices/requests/requests.search.ts';
import { present, root } from './root.tsx';

const requests = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/requests',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import('../slices/requests/requests.page.tsx')),
});

const request = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/requests/$requestId',
  component: lazyRouteComponent(() => import('../slices/requests/request.page.tsx')),
});

export const serviceRoutes = [requests, request];
