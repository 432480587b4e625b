import type { ParseKeys } from 'i18next';
import type { NavigationIcon } from './navigation-icon.tsx';

/** The texts of groups and pages. */
export type NavigationLabel = Extract<ParseKeys, `shell.group.${string}` | `shell.page.${string}`>;

/** A page in the navigation. Add it when its route exists. */
export interface NavigationPage {
  path: string;
  label: NavigationLabel;
  /** The capability that shows it; absent: everyone. */
  needs?: string;
}

/** A group in the navigation: its first page that the person may see is where it leads; a group without pages is not shown. */
export interface NavigationGroup {
  key: string;
  label: NavigationLabel;
  /** The label of the phone's bottom bar, where the group stands there. */
  tab?: NavigationLabel;
  icon: NavigationIcon;
  pages: NavigationPage[];
}

/** The product's groups in their order. */
export const navigation: NavigationGroup[] = [
  {
    key: 'today',
    label: 'shell.group.today',
    tab: 'shell.group.todayShort',
    icon: 'today',
    pages: [
      { path: '/today', label: 'shell.group.today', needs: 'requests.read' },
      { path: '/today/approvals', label: 'shell.page.approvals', needs: 'approvals.read' },
      { path: '/today/load', label: 'shell.page.load', needs: 'accounts.assign' },
    ],
  },
  {
    key: 'customers',
    label: 'shell.group.customers',
    tab: 'shell.group.customers',
    icon: 'customers',
    pages: [
      { path: '/customers', label: 'shell.page.customers', needs: 'accounts.read' },
      { path: '/customers/segments', label: 'shell.page.segments', needs: 'segments.read' },
      { path: '/customers/contracts', label: 'shell.page.contracts', needs: 'contracts.read' },
      { path: '/customers/receivables', label: 'shell.page.receivables', needs: 'payments.read' },
      { path: '/customers/handovers', label: 'shell.page.handovers', needs: 'interactions.read' },
      { path: '/customers/plans', label: 'shell.page.successPlans', needs: 'facts.read' },
      { path: '/customers/surveys', label: 'shell.page.surveys', needs: 'facts.read' },
      { path: '/customers/referrals', label: 'shell.page.referrals', needs: 'facts.read' },
      { path: '/customers/pool', label: 'shell.page.pool', needs: 'pool.claim' },
      { path: '/customers/duplicates', label: 'shell.page.duplicates', needs: 'accounts.merge' },
      { path: '/customers/ratings', label: 'shell.page.ratings', needs: 'facts.read' },
      { path: '/customers/competitors', label: 'shell.page.competitors', needs: 'facts.read' },
      { path: '/customers/watch', label: 'shell.page.watch', needs: 'feedback.read' },
    ],
  },
  {
    key: 'strategy',
    label: 'shell.group.strategy',
    icon: 'strategy',
    pages: [
      { path: '/strategy/tiers', label: 'shell.page.tiers', needs: 'policies.read' },
      { path: '/strategy/lifecycle', label: 'shell.page.lifecycle', needs: 'policies.read' },
      { path: '/strategy/health', label: 'shell.page.health', needs: 'policies.read' },
      { path: '/strategy/risks', label: 'shell.page.risks', needs: 'facts.read' },
      { path: '/strategy/benefits', label: 'shell.page.benefits', needs: 'policies.read' },
      { path: '/strategy/events', label: 'shell.page.events', needs: 'plays.read' },
      { path: '/strategy/plays', label: 'shell.page.plays', needs: 'plays.read' },
      { path: '/strategy/postings', label: 'shell.page.postings', needs: 'tasks.read' },
      { path: '/strategy/matrix', label: 'shell.page.matrix', needs: 'policies.read' },
      { path: '/strategy/brief', label: 'shell.page.brief', needs: 'policies.read' },
      { path: '/strategy/resources', label: 'shell.page.resources', needs: 'resources.read' },
      { path: '/strategy/procedures', label: 'shell.page.procedures', needs: 'tasks.read' },
      { path: '/strategy/renewals', label: 'shell.page.renewals', needs: 'policies.read' },
    ],
  },
  { key: 'growth', label: 'shell.group.growth', icon: 'growth', pages: [] },
  {
    key: 'service',
    label: 'shell.group.service',
    icon: 'service',
    pages: [
      { path: '/service/requests', label: 'shell.page.requests', needs: 'requests.read' },
      { path: '/service/calls', label: 'shell.page.calls', needs: 'requests.read' },
      { path: '/service/orders', label: 'shell.page.serviceOrders', needs: 'requests.read' },
      { path: '/service/schedule', label: 'shell.page.schedule', needs: 'requests.read' },
      { path: '/service/residents', label: 'shell.page.residents', needs: 'facts.read' },
      { path: '/service/knowledge', label: 'shell.page.knowledge', needs: 'articles.read' },
      { path: '/service/community', label: 'shell.page.community', needs: 'articles.read' },
      { path: '/service/training', label: 'shell.page.training', needs: 'facts.read' },
      { path: '/service/starts', label: 'shell.page.starts', needs: 'tasks.read' },
      { path: '/service/searches', label: 'shell.page.searches', needs: 'articles.write' },
      { path: '/service/recurring', label: 'shell.page.recurring', needs: 'articles.curate' },
      { path: '/service/figures', label: 'shell.page.deskFigures', needs: 'requests.read' },
      { path: '/service/providers', label: 'shell.page.providers', needs: 'requests.read' },
    ],
  },
  { key: 'renewals', label: 'shell.group.renewals', tab: 'shell.group.renewals', icon: 'renewals', pages: [] },
  {
    key: 'feedback',
    label: 'shell.group.feedback',
    icon: 'feedback',
    pages: [{ path: '/feedback', label: 'shell.page.feedback', needs: 'feedback.read' }],
  },
  {
    key: 'insights',
    label: 'shell.group.insights',
    icon: 'insights',
    pages: [
      { path: '/insights/revenue', label: 'shell.page.revenue', needs: 'contracts.read' },
      { path: '/insights/metrics', label: 'shell.page.metrics', needs: 'metrics.read' },
      { path: '/insights/periods', label: 'shell.page.periods', needs: 'orders.read' },
    ],
  },
  {
    key: 'admin',
    label: 'shell.group.admin',
    icon: 'admin',
    pages: [
      { path: '/admin/import', label: 'shell.page.import', needs: 'imports.run' },
      { path: '/admin/products', label: 'shell.page.products', needs: 'products.read' },
      { path: '/admin/fields', label: 'shell.page.fields', needs: 'settings.manage' },
      { path: '/admin/usage', label: 'shell.page.usage', needs: 'usage.read' },
      { path: '/admin/calendar', label: 'shell.page.calendar', needs: 'settings.manage' },
      { path: '/admin/approvals', label: 'shell.page.approvalRules', needs: 'settings.manage' },
      { path: '/admin/users', label: 'shell.page.users', needs: 'users.manage' },
      { path: '/admin/regions', label: 'shell.page.regions', needs: 'users.manage' },
      { path: '/admin/roles', label: 'shell.page.roles', needs: 'users.read' },
      { path: '/admin/sending', label: 'shell.page.sending', needs: 'settings.manage' },
      { path: '/admin/inbound', label: 'shell.page.inbound', needs: 'settings.manage' },
      { path: '/admin/jobs', label: 'shell.page.jobs', needs: 'jobs.read' },
      { path: '/admin/audit', label: 'shell.page.audit', needs: 'audit.read' },
    ],
  },
];

/** The groups and pages that the person may see. */
export function visibleNavigation(groups: NavigationGroup[], can: (capability: string) => boolean): NavigationGroup[] {
  return groups
    .map((group) => ({ ...group, pages: group.pages.filter((page) => page.needs === undefined || can(page.needs)) }))
    .filter((group) => group.pages.length > 0);
}

/** The page of `groups` that `path` belongs to: the longest that is its start, by whole segments. */
export function currentPage(groups: NavigationGroup[], path: string): { group: NavigationGroup; page: NavigationPage } | undefined {
  const found = groups
    .flatMap((group) => group.pages.map((page) => ({ group, page })))
    .filter(({ page }) => path === page.path || path.startsWith(page.path === '/' ? '/' : `${page.path}/`));
  return found.toSorted((a, b) => b.page.path.length - a.page.path.length)[0];
}
