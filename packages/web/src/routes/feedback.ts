import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { feedbackItemSearch, feedbackSearch } from '../slices/feedback/feedback.search.ts';
import { root } from './root.tsx';

const feedback = createRoute({
  getParentRoute: () => root,
  path: '/feedback',
  validateSearch: feedbackSearch,
  component: lazyRouteComponent(() => import('../slices/feedback/feedback.page.tsx')),
});

const item = createRoute({
  getParentRoute: () => root,
  path: '/feedback/$feedbackId',
  validateSearch: feedbackItemSearch,
  component: lazyRouteComponent(() => import('../slices/feedback/item.page.tsx')),
});

/** Pages of feedback to the product. */
export const feedbackRoutes = [feedback, item] as const;
