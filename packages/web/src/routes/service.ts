import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { figuresSearch } from '../slices/requests/figures.search.ts';
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

const figures = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/figures',
  validateSearch: figuresSearch,
  component: lazyRouteComponent(() => import('../slices/requests/figures.page.tsx')),
});

export const serviceRoutes = [requests, request, figures];
