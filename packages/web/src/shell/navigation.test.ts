import { describe, expect, it } from 'vitest';
import { currentPage, type NavigationGroup, visibleNavigation } from './navigation.ts';

const groups: NavigationGroup[] = [
  {
    key: 'customers',
    label: 'shell.group.customers',
    icon: 'customers',
    pages: [
      { path: '/customers', label: 'shell.group.customers', needs: 'account.read' },
      { path: '/customers/segments', label: 'shell.group.customers', needs: 'segment.read' },
    ],
  },
  { key: 'renewals', label: 'shell.group.renewals', icon: 'renewals', pages: [] },
  { key: 'admin', label: 'shell.group.admin', icon: 'admin', pages: [{ path: '/kit', label: 'shell.page.specimen' }] },
];

describe('the navigation', () => {
  it('shows only pages that the person may see, and no group without pages', () => {
    const seen = visibleNavigation(groups, (capability) => capability === 'account.read');
    expect(seen.map((group) => [group.key, group.pages.map((page) => page.path)])).toEqual([
      ['customers', ['/customers']],
      ['admin', ['/kit']],
    ]);
    expect(visibleNavigation(groups, () => false).map((group) => group.key)).toEqual(['admin']);
  });

  it('marks the longest page that the address lies under', () => {
    expect(currentPage(groups, '/customers/segments/7')?.page.path).toBe('/customers/segments');
    expect(currentPage(groups, '/customers/42')?.page.path).toBe('/customers');
    expect(currentPage(groups, '/customersX')).toBeUndefined();
  });
});
