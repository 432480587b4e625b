import type { Test } from '@fulcrum/contract';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddFilterChip, ColumnChooser, DensitySwitch, FilterChip, PHONE, useMedia } from '../../kit/index.ts';
import { testWords } from '../metrics/condition-words.ts';
import { useCustomerColumns } from './customer-columns.tsx';
import type { CustomersSearch } from './customers.search.ts';
import { FilterEditor } from './filter-editor.tsx';
import { filterOf, plainTests } from './filter-tests.ts';
import { SearchBox } from './search-box.tsx';
import { useFilterFields } from './use-filter-fields.ts';

interface FiltersProps {
  search: CustomersSearch;
  onChange: (change: Partial<CustomersSearch>) => void;
}

/** Words, one chip per test of the filter, and what the list shows. */
export function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const phone = useMedia(PHONE);
  const { fields, names } = useFilterFields();
  const columns = useCustomerColumns({ levels: [], sums: undefined, onExplain: () => undefined });
  // Which test is open: its place, -1 for a new one.
  const [open, setOpen] = useState<number | null>(null);
  const tests = plainTests(search.filter);
  const put = (place: number, test: Test | null) => {
    const kept = tests ?? [];
    const next = place === -1 ? [...kept, test] : kept.map((old, i) => (i === place ? test : old));
    onChange({ filter: filterOf(next.filter((one): one is Test => one !== null)) });
    setOpen(null);
  };
  const editor = (place: number, chip: ReactNode) => (
    <FilterEditor
      key={place === -1 ? `new-${tests?.length}` : `${place}-${tests?.[place]?.metric}`}
      fields={fields}
      initial={tests?.[place]}
      open={open === place}
      onOpenChange={(now) => setOpen(now ? place : null)}
      onApply={(test) => put(place, test)}
    >
      {chip}
    </FilterEditor>
  );
  return (
    <search className="filters" aria-label={t('customers.filter.label')}>
      <SearchBox value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      {tests?.map((test, place) =>
        editor(
          place,
          <FilterChip
            name={names.name(test.metric)}
            value={testWords(test, names)}
            onEdit={() => setOpen(place)}
            onRemove={() => put(place, null)}
          />,
        ),
      ) ?? (
        <FilterChip
          name={t('customers.filter.built')}
          value={t('customers.filter.builtValue')}
          onEdit={() => undefined}
          onRemove={() => onChange({ filter: undefined })}
        />
      )}
      {tests ? editor(-1, <AddFilterChip onAdd={() => setOpen(-1)} />) : null}
      <span className="grow" />
      {phone ? null : (
        <>
          <DensitySwitch />
          <ColumnChooser list="customers" columns={columns} />
        </>
      )}
    </search>
  );
}
