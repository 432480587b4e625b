import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, retainSearchParams } from '@tanstack/react-router';
import { SkeletonRows } from './kit/index.ts';
import { PageFailed, PageMissing } from './page-failed.tsx';
import { daySearch } from './shell/day.ts';
import { accountSearch } from './slices/account/account.search.ts';
import { auditSearch } from './slices/audit/audit.search.ts';
import { benefitsSearch } from './slices/benefits/benefits.search.ts';
import { ledgerSearch } from './slices/contracts/ledger.search.ts';
import { customersSearch } from './slices/customers/customers.search.ts';
import { duplicatesSearch } from './slices/duplicates/duplicates.search.ts';
import { fieldsSearch } from './slices/fields/fields.search.ts';
import { firstRunSearch } from './slices/first-run/first-run.search.ts';
import { healthSearch } from './slices/health/health.search.ts';
import { importSearch, importsSearch } from './slices/imports/imports.search.ts';
import { jobsSearch } from './slices/jobs/jobs.search.ts';
import { kitSearch } from './slices/kit/kit.search.ts';
import { lifecycleSearch } from './slices/lifecycle/lifecycle.search.ts';
import { competitorsSearch, productsSearch, ratingsSearch } from './slices/market/market.search.ts';
import { metricsSearch } from './slices/metrics/metrics.search.ts';
import { receivablesSearch } from './slices/payments/receivables.search.ts';
import { usersSearch } from './slices/people/users.search.ts';
import { periodsSearch } from './slices/periods/periods.search.ts';
import { poolSearch } from './slices/pool/pool.search.ts';
import { regionsSearch } from './slices/regions/regions.search.ts';
import { revenueSearch } from './slices/revenue/revenue.search.ts';
import { risksSearch } from './slices/risks/risks.search.ts';
import { segmentsSearch } from './slices/segments/segments.search.ts';
import { Gate } from './slices/session/gate.tsx';
import { studioSearch } from './slices/studio/studio.search.ts';
import { tiersSearch } from './slices/tiers/tiers.search.ts';
import { todaySearch } from './slices/today/today.search.ts';
import { usageSearch } from './slices/usage/usage.search.ts';

const root = createRootRoute({
  validateSearch: daySearch,
  search: { middlewares: [retainSearchParams(['asOf'])] },
  component: Gate,
  notFoundComponent: PageMissing,
});

/** Pages of work and settings: they show today. */
const present = { staticData: { present: true } } as const;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true });
  },
});

const audit = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./slices/audit/audit.page.tsx')),
});

const contracts = createRoute({
  getParentRoute: () => root,
  path: '/customers/contracts',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('./slices/contracts/ledger.page.tsx')),
});

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('./slices/customers/customers.page.tsx')),
});

const duplicates = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/duplicates',
  validateSearch: duplicatesSearch,
  component: lazyRouteComponent(() => import('./slices/duplicates/duplicates.page.tsx')),
});

const firstRun = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/first-run',
  validateSearch: firstRunSearch,
  component: lazyRouteComponent(() => import('./slices/first-run/first-run.page.tsx')),
});

const imports = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/import',
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('./slices/imports/imports.page.tsx')),
});

const importOne = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/import/$importId',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./slices/imports/import.page.tsx')),
});

const jobs = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/jobs',
  validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('./slices/jobs/jobs.page.tsx')),
});

const kit = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/kit',
  validateSearch: kitSearch,
  component: lazyRouteComponent(() => import('./slices/kit/kit.page.tsx')),
});

const segments = createRoute({
  getParentRoute: () => root,
  path: '/customers/segments',
  validateSearch: segmentsSearch,
  component: lazyRouteComponent(() => import('./slices/segments/segments.page.tsx')),
});

const today = createRoute({
  getParentRoute: () => root,
  ...present,
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

const me = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/me',
  component: lazyRouteComponent(() => import('./slices/mine/mine.page.tsx')),
});

const metrics = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/insights/metrics',
  validateSearch: metricsSearch,
  component: lazyRouteComponent(() => import('./slices/metrics/metrics.page.tsx')),
});

const periods = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/insights/periods',
  validateSearch: periodsSearch,
  component: lazyRouteComponent(() => import('./slices/periods/periods.page.tsx')),
});

const roles = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/roles',
  component: lazyRouteComponent(() => import('./slices/roles/roles.page.tsx')),
});

const revenue = createRoute({
  getParentRoute: () => root,
  path: '/insights/revenue',
  validateSearch: revenueSearch,
  component: lazyRouteComponent(() => import('./slices/revenue/revenue.page.tsx')),
});

const tiers = createRoute({
  getParentRoute: () => root,
  path: '/strategy/tiers',
  validateSearch: tiersSearch,
  component: lazyRouteComponent(() => import('./slices/tiers/tiers.page.tsx')),
});

const benefits = createRoute({
  getParentRoute: () => root,
  path: '/strategy/benefits',
  validateSearch: benefitsSearch,
  component: lazyRouteComponent(() => import('./slices/benefits/benefits.page.tsx')),
});

const studio = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/strategy/tiers/studio',
  validateSearch: studioSearch,
  component: lazyRouteComponent(() => import('./slices/studio/studio.page.tsx')),
});

const lifecycle = createRoute({
  getParentRoute: () => root,
  path: '/strategy/lifecycle',
  validateSearch: lifecycleSearch,
  component: lazyRouteComponent(() => import('./slices/lifecycle/lifecycle.page.tsx')),
});

const health = createRoute({
  getParentRoute: () => root,
  path: '/strategy/health',
  validateSearch: healthSearch,
  component: lazyRouteComponent(() => import('./slices/health/health.page.tsx')),
});

const risks = createRoute({
  getParentRoute: () => root,
  path: '/strategy/risks',
  validateSearch: risksSearch,
  component: lazyRouteComponent(() => import('./slices/risks/risks.page.tsx')),
});

const renewals = createRoute({
  getParentRoute: () => root,
  path: '/strategy/renewals',
  component: lazyRouteComponent(() => import('./slices/renewals/renewals.page.tsx')),
});

const usage = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/usage',
  validateSearch: usageSearch,
  component: lazyRouteComponent(() => import('./slices/usage/usage.page.tsx')),
});

const receivables = createRoute({
  getParentRoute: () => root,
  path: '/customers/receivables',
  validateSearch: receivablesSearch,
  component: lazyRouteComponent(() => import('./slices/payments/receivables.page.tsx')),
});

const competitors = createRoute({
  getParentRoute: () => root,
  path: '/customers/competitors',
  validateSearch: competitorsSearch,
  component: lazyRouteComponent(() => import('./slices/market/competitors.page.tsx')),
});

const products = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/products',
  validateSearch: productsSearch,
  component: lazyRouteComponent(() => import('./slices/market/products.page.tsx')),
});

const ratings = createRoute({
  getParentRoute: () => root,
  path: '/customers/ratings',
  validateSearch: ratingsSearch,
  component: lazyRouteComponent(() => import('./slices/market/ratings.page.tsx')),
});

const fields = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/fields',
  validateSearch: fieldsSearch,
  component: lazyRouteComponent(() => import('./slices/fields/fields.page.tsx')),
});

const pool = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/pool',
  validateSearch: poolSearch,
  component: lazyRouteComponent(() => import('./slices/pool/pool.page.tsx')),
});

const regions = createRoute({
  getParentRoute: () => root,
  path: '/admin/regions',
  validateSearch: regionsSearch,
  component: lazyRouteComponent(() => import('./slices/regions/regions.page.tsx')),
});

const users = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/admin/users',
  validateSearch: usersSearch,
  component: lazyRouteComponent(() => import('./slices/people/users.page.tsx')),
});

export const router = createRouter({
  routeTree: root.addChildren([
    fields,
    pool,
    regions,
    account,
    audit,
    competitors,
    contracts,
    customers,
    duplicates,
    firstRun,
    home,
    importOne,
    imports,
    jobs,
    kit,
    me,
    metrics,
    products,
    ratings,
    receivables,
    segments,
    revenue,
    tiers,
    studio,
    lifecycle,
    benefits,
    health,
    risks,
    renewals,
    today,
    usage,
    periods,
    roles,
    users,
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
