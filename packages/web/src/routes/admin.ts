import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { auditSearch } from '../slices/audit/audit.search.ts';
import { fieldsSearch } from '../slices/fields/fields.search.ts';
import { importSearch, importsSearch } from '../slices/imports/imports.search.ts';
import { inboundSearch } from '../slices/inbound/inbound.search.ts';
import { jobsSearch } from '../slices/jobs/jobs.search.ts';
import { productsSearch } from '../slices/market/market.search.ts';
import { usersSearch } from '../slices/people/users.search.ts';
import { regionsSearch } from '../slices/regions/regions.search.ts';
import { sendingSearch } from '../slices/sending/sending.search.ts';
import { usageSearch } from '../slices/usage/usage.search.ts';
import { calendarSearch } from '../slices/workdays/calendar.search.ts';
import { present, root } from './root.tsx';

const audit = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../slices/audit/audit.page.tsx')),
});

const imports = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/import',
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('../slices/imports/imports.page.tsx')),
});

const importOne = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/import/$importId',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../slices/imports/import.page.tsx')),
});

const jobs = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/jobs',
  validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('../slices/jobs/jobs.page.tsx')),
});

const roles = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/roles',
  component: lazyRouteComponent(() => import('../slices/roles/roles.page.tsx')),
});

const usage = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/usage',
  validateSearch: usageSearch,
  component: lazyRouteComponent(() => import('../slices/usage/usage.page.tsx')),
});

const products = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/products',
  validateSearch: productsSearch,
  component: lazyRouteComponent(() => import('../slices/market/products.page.tsx')),
});

const fields = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/fields',
  validateSearch: fieldsSearch,
  component: lazyRouteComponent(() => import('../slices/fields/fields.page.tsx')),
});

const regions = createRoute({
  getParentRoute: () => root,
  path: '/admin/regions',
  validateSearch: regionsSearch,
  component: lazyRouteComponent(() => import('../slices/regions/regions.page.tsx')),
});

const users = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/users',
  validateSearch: usersSearch,
  component: lazyRouteComponent(() => import('../slices/people/users.page.tsx')),
});

const calendar = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('../slices/workdays/calendar.page.tsx')),
});

const approvalRules = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/approvals',
  component: lazyRouteComponent(() => import('../slices/approvals/rules/approval-rules.page.tsx')),
});

const sending = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/sending',
  validateSearch: sendingSearch,
  component: lazyRouteComponent(() => import('../slices/sending/sending.page.tsx')),
});

const inbound = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/inbound',
  validateSearch: inboundSearch,
  component: lazyRouteComponent(() => import('../slices/inbound/inbound.page.tsx')),
});

/** Pages of work on data and of settings. */
export const adminRoutes = [
  approvalRules,
  audit,
  imports,
  importOne,
  jobs,
  roles,
  usage,
  products,
  fields,
  regions,
  users,
  calendar,
  sending,
  inbound,
] as const;
