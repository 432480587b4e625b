import type { Test } from '@fulcrum/contract';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddFilterChip, ColumnChooser, DensitySwitch, FilterChip, PHONE, useMedia } from '../../kit/index.ts';
import { filterOf, plainTests } from '../conditions/condition-tests.ts';
import { useConditionFields } from '../conditions/use-condition-fields.ts';
import { conditionWords, testWords } from '../metrics/condition-words.ts';
import { useCustomerColumns } from './customer-columns.tsx';
import type { CustomersSearch } from './customers.search.ts';
import { FilterEditor } from './filter-editor.tsx';
import { GroupChips } from './group-chips.tsx';
import { SearchBox } from './search-box.tsx';
import { ViewMenu } from './view-menu.tsx';

interface FiltersProps {
  search: CustomersSearch;
  onChange: (change: Partial<CustomersSearch>) => void;
  /** Replaces the whole address of the list. */
  onOpen: (search: CustomersSearch) => void;
}

/** Words, one chip per test of the filter, and what the list shows. */
export function Filters({ search, onChange, onOpen }: FiltersProps) {
  const { t } = useTranslation();
  const phone = useMedia(PHONE);
  const { fields, names } = useConditionFields();
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
      <GroupChips search={search} onChange={onChange} />
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
          value={search.filter ? conditionWords(search.filter, names) : t('customers.filter.builtValue')}
          onEdit={() => onChange({ panel: 'filter', explain: undefined })}
          onRemove={() => onChange({ filter: undefined })}
        />
      )}
      {tests ? editor(-1, <AddFilterChip onAdd={() => setOpen(-1)} />) : null}
      <Button size="small" type="text" onClick={() => onChange({ panel: 'filter', explain: undefined })}>
        {t('segment.filter.open')}
      </Button>
      <Button
        size="small"
        type="text"
        onClick={() => onChange({ compare: search.compare ?? 'tier', panel: undefined, explain: undefined })}
      >
        {t('comparing.action')}
      </Button>
      <span className="grow" />
      {phone ? null : (
        <>
          <ViewMenu search={search} onOpen={onOpen} />
          <DensitySwitch />
          <ColumnChooser list="customers" columns={columns} />
        </>
      )}
    </search>
  );
}
