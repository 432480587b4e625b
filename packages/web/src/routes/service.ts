import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { callsSearch } from '../slices/calls/calls.search.ts';
import { communitySearch } from '../slices/community/community.search.ts';
import { articleSearch, knowledgeSearch, newArticleSearch, recurringSearch, searchesSearch } from '../slices/knowledge/knowledge.search.ts';
import { startsSearch } from '../slices/project-starts/starts.search.ts';
import { figuresSearch } from '../slices/requests/figures.search.ts';
import { requestsSearch } from '../slices/requests/requests.search.ts';
import { residentsSearch } from '../slices/residents/residents.search.ts';
import { ordersSearch, scheduleSearch, scorecardSearch } from '../slices/service-orders/orders.search.ts';
import { trainingSearch } from '../slices/training/training.search.ts';
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

const calls = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/calls',
  validateSearch: callsSearch,
  component: lazyRouteComponent(() => import('../slices/calls/calls.page.tsx')),
});

const figures = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/figures',
  validateSearch: figuresSearch,
  component: lazyRouteComponent(() => import('../slices/requests/figures.page.tsx')),
});

const knowledge = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/knowledge',
  validateSearch: knowledgeSearch,
  component: lazyRouteComponent(() => import('../slices/knowledge/knowledge.page.tsx')),
});

const newArticle = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/knowledge/new',
  validateSearch: newArticleSearch,
  component: lazyRouteComponent(() => import('../slices/knowledge/new-article.page.tsx')),
});

const article = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/knowledge/$articleId',
  validateSearch: articleSearch,
  component: lazyRouteComponent(() => import('../slices/knowledge/article.page.tsx')),
});

const searches = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/searches',
  validateSearch: searchesSearch,
  component: lazyRouteComponent(() => import('../slices/knowledge/searches.page.tsx')),
});

const recurring = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/recurring',
  validateSearch: recurringSearch,
  component: lazyRouteComponent(() => import('../slices/knowledge/recurring.page.tsx')),
});

const synonyms = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/searches/synonyms',
  component: lazyRouteComponent(() => import('../slices/knowledge/synonyms.page.tsx')),
});

const community = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/community',
  validateSearch: communitySearch,
  component: lazyRouteComponent(() => import('../slices/community/community.page.tsx')),
});

const communityQuestion = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/community/$questionId',
  component: lazyRouteComponent(() => import('../slices/community/question.page.tsx')),
});

const orders = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/orders',
  validateSearch: ordersSearch,
  component: lazyRouteComponent(() => import('../slices/service-orders/orders.page.tsx')),
});

const order = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/orders/$orderId',
  component: lazyRouteComponent(() => import('../slices/service-orders/order.page.tsx')),
});

const schedule = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/schedule',
  validateSearch: scheduleSearch,
  component: lazyRouteComponent(() => import('../slices/service-orders/schedule.page.tsx')),
});

const residents = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/residents',
  validateSearch: residentsSearch,
  component: lazyRouteComponent(() => import('../slices/residents/residents.page.tsx')),
});

const providers = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/providers',
  validateSearch: scorecardSearch,
  component: lazyRouteComponent(() => import('../slices/service-orders/scorecard.page.tsx')),
});

const training = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/training',
  validateSearch: trainingSearch,
  component: lazyRouteComponent(() => import('../slices/training/training.page.tsx')),
});
const starts = createRoute({
  getParentRoute: () => root,
  path: '/service/starts',
  validateSearch: startsSearch,
  component: lazyRouteComponent(() => import('../slices/project-starts/starts.page.tsx')),
});
const certificate = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/service/training/certificates/$certificateId',
  component: lazyRouteComponent(() => import('../slices/training/certificate.page.tsx')),
});

/** Pages of service. */
export const serviceRoutes = [
  requests,
  request,
  calls,
  figures,
  orders,
  order,
  schedule,
  residents,
  providers,
  knowledge,
  newArticle,
  article,
  searches,
  recurring,
  synonyms,
  community,
  communityQuestion,
  training,
  starts,
  certificate,
] as const;
