import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { articleSearch, askQuestionSearch, helpSearch, questionsSearch, requestsSearch } from '../slices/portal/portal.search.ts';
import { present, root } from './root.tsx';

const frame = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/portal',
  component: lazyRouteComponent(() => import('../slices/portal/portal.page.tsx')),
  notFoundComponent: lazyRouteComponent(() => import('../slices/portal/missing.page.tsx')),
});
const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  validateSearch: helpSearch,
  component: lazyRouteComponent(() => import('../slices/portal/home.page.tsx')),
});
const enter = createRoute({
  getParentRoute: () => frame,
  path: '/enter',
  component: lazyRouteComponent(() => import('../slices/portal/enter-link.page.tsx')),
});
const ssoCallback = createRoute({
  getParentRoute: () => frame,
  path: '/sso/callback',
  component: lazyRouteComponent(() => import('../slices/portal/sso-callback.page.tsx')),
});
const article = createRoute({
  getParentRoute: () => frame,
  path: '/articles/$articleId',
  validateSearch: articleSearch,
  component: lazyRouteComponent(() => import('../slices/portal/article.page.tsx')),
});
const requests = createRoute({
  getParentRoute: () => frame,
  path: '/requests',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import('../slices/portal/requests.page.tsx')),
});
const request = createRoute({
  getParentRoute: () => frame,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('../slices/portal/request.page.tsx')),
});
const orders = createRoute({
  getParentRoute: () => frame,
  path: '/orders',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import('../slices/portal/orders.page.tsx')),
});
const order = createRoute({
  getParentRoute: () => frame,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../slices/portal/order.page.tsx')),
});
const ask = createRoute({
  getParentRoute: () => frame,
  path: '/ask',
  component: lazyRouteComponent(() => import('../slices/portal/ask.page.tsx')),
});
const starts = createRoute({
  getParentRoute: () => frame,
  path: '/starts',
  component: lazyRouteComponent(() => import('../slices/portal/starts.page.tsx')),
});
const feedback = createRoute({
  getParentRoute: () => frame,
  path: '/feedback',
  component: lazyRouteComponent(() => import('../slices/portal/feedback.page.tsx')),
});
const surveys = createRoute({
  getParentRoute: () => frame,
  path: '/surveys',
  component: lazyRouteComponent(() => import('../slices/portal/surveys.page.tsx')),
});
const survey = createRoute({
  getParentRoute: () => frame,
  path: '/surveys/$surveyId',
  component: lazyRouteComponent(() => import('../slices/portal/survey.page.tsx')),
});
const usage = createRoute({
  getParentRoute: () => frame,
  path: '/usage',
  component: lazyRouteComponent(() => import('../slices/portal/usage.page.tsx')),
});
const referrals = createRoute({
  getParentRoute: () => frame,
  path: '/referrals',
  component: lazyRouteComponent(() => import('../slices/portal/referrals.page.tsx')),
});
const benefits = createRoute({
  getParentRoute: () => frame,
  path: '/benefits',
  component: lazyRouteComponent(() => import('../slices/portal/benefits.page.tsx')),
});
const courses = createRoute({
  getParentRoute: () => frame,
  path: '/courses',
  component: lazyRouteComponent(() => import('../slices/portal/courses.page.tsx')),
});
const course = createRoute({
  getParentRoute: () => frame,
  path: '/courses/$courseId',
  component: lazyRouteComponent(() => import('../slices/portal/course.page.tsx')),
});
const certificate = createRoute({
  getParentRoute: () => frame,
  path: '/certificates/$certificateId',
  component: lazyRouteComponent(() => import('../slices/portal/certificate.page.tsx')),
});
const me = createRoute({
  getParentRoute: () => frame,
  path: '/me',
  component: lazyRouteComponent(() => import('../slices/portal/me.page.tsx')),
});
const questions = createRoute({
  getParentRoute: () => frame,
  path: '/questions',
  validateSearch: questionsSearch,
  component: lazyRouteComponent(() => import('../slices/community/portal/questions.page.tsx')),
});
const question = createRoute({
  getParentRoute: () => frame,
  path: '/questions/$questionId',
  component: lazyRouteComponent(() => import('../slices/community/portal/question.page.tsx')),
});
const askQuestion = createRoute({
  getParentRoute: () => frame,
  path: '/questions/new',
  validateSearch: askQuestionSearch,
  component: lazyRouteComponent(() => import('../slices/community/portal/ask-question.page.tsx')),
});
/** Where people look for help first: the same page, which is open to everybody once it is said so. */
const help = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/help',
  beforeLoad: () => {
    throw redirect({ to: '/portal', replace: true });
  },
});

/** The customers' own pages. */
export const portalRoutes = [
  frame.addChildren([
    home,
    enter,
    ssoCallback,
    article,
    requests,
    request,
    orders,
    order,
    starts,
    ask,
    feedback,
    surveys,
    survey,
    usage,
    referrals,
    benefits,
    me,
    questions,
    question,
    askQuestion,
    courses,
    course,
    certificate,
  ]),
  help,
] as const;
