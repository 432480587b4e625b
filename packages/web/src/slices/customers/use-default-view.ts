import { useEffect, useRef } from 'react';
import type { CustomersSearch } from './customers.search.ts';
import { openView, useViews } from './use-views.ts';

/** Opens the reader's default view when the list is come to without an address of its own; once, so that one can leave it. */
export function useDefaultView(search: CustomersSearch, open: (search: CustomersSearch) => void): void {
  const { views, known } = useViews();
  const done = useRef(Object.entries(search).some(([key, value]) => key !== 'asOf' && value !== undefined));
  useEffect(() => {
    if (!known || done.current) return;
    done.current = true;
    const view = views.find((one) => one.isDefault);
    if (view) open(openView(view));
  }, [known, views, open]);
}
