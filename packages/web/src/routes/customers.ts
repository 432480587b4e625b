import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { accountSearch } from '../slices/account/account.search.ts';
import { ledgerSearch } from '../slices/contracts/ledger.search.ts';
import { customersSearch } from '../slices/customers/customers.search.ts';
import { duplicatesSearch } from '../slices/duplicates/duplicates.search.ts';
import { handoversSearch } from '../slices/handovers/handovers.search.ts';
import { competitorsSearch, ratingsSearch } from '../slices/market/market.search.ts';
import { receivablesSearch } from '../slices/payments/receivables.search.ts';
import { poolSearch } from '../slices/pool/pool.search.ts';
import { referralsSearch } from '../slices/referrals/referrals.search.ts';
import { segmentsSearch } from '../slices/segments/segments.search.ts';
import { plansSearch } from '../slices/success/plans.search.ts';
import { surveysSearch } from '../slices/surveys/surveys.search.ts';
import { watchSearch } from '../slices/watch/watch.search.ts';
import { present, root } from './root.tsx';

const contracts = createRoute({
  getParentRoute: () => root,
  path: '/customers/contracts',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('../slices/contracts/ledger.page.tsx')),
});

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('../slices/customers/customers.page.tsx')),
});

const duplicates = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/duplicates',
  validateSearch: duplicatesSearch,
  component: lazyRouteComponent(() => import('../slices/duplicates/duplicates.page.tsx')),
});

const segments = createRoute({
  getParentRoute: () => root,
  path: '/customers/segments',
  validateSearch: segmentsSearch,
  component: lazyRouteComponent(() => import('../slices/segments/segments.page.tsx')),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/customers/$accountId',
  validateSearch: accountSearch,
  component: lazyRouteComponent(() => import('../slices/account/account.page.tsx')),
});

const receivables = createRoute({
  getParentRoute: () => root,
  path: '/customers/receivables',
  validateSearch: receivablesSearch,
  component: lazyRouteComponent(() => import('../slices/payments/receivables.page.tsx')),
});

const competitors = createRoute({
  getParentRoute: () => root,
  path: '/customers/competitors',
  validateSearch: competitorsSearch,
  component: lazyRouteComponent(() => import('../slices/market/competitors.page.tsx')),
});

const ratings = createRoute({
  getParentRoute: () => root,
  path: '/customers/ratings',
  validateSearch: ratingsSearch,
  component: lazyRouteComponent(() => import('../slices/market/ratings.page.tsx')),
});

const pool = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/pool',
  validateSearch: poolSearch,
  component: lazyRouteComponent(() => import('../slices/pool/pool.page.tsx')),
});

const plans = createRoute({
  getParentRoute: () => root,
  path: '/customers/plans',
  validateSearch: plansSearch,
  component: lazyRouteComponent(() => import('../slices/success/plans.page.tsx')),
});

const surveys = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/surveys',
  validateSearch: surveysSearch,
  component: lazyRouteComponent(() => import('../slices/surveys/surveys.page.tsx')),
});

const referrals = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/referrals',
  validateSearch: referralsSearch,
  component: lazyRouteComponent(() => import('../slices/referrals/referrals.page.tsx')),
});

const watch = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/watch',
  validateSearch: watchSearch,
  component: lazyRouteComponent(() => import('../slices/watch/watch.page.tsx')),
});

const handovers = createRoute({
  getParentRoute: () => root,
  ...present,
  path: '/customers/handovers',
  validateSearch: handoversSearch,
  component: lazyRouteComponent(() => import('../slices/handovers/handovers.page.tsx')),
});

/** Pages of customers. */
export const customersRoutes = [
  contracts,
  customers,
  duplicates,
  segments,
  account,
  receivables,
  competitors,
  ratings,
  pool,
  handovers,
  plans,
  surveys,
  referrals,
  watch,
] as const;
