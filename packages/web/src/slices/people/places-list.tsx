import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EmptyState, Failure } from '../../kit/index.ts';
import type { Person } from './person-form.tsx';

interface Place {
  id: string;
  code: string;
  name: string;
  regionId?: string | null;
  parentId?: string | null;
}

interface PlacesListProps {
  kind: 'teams' | 'regions';
  query: Pick<UseQueryResult<{ items: Place[] }>, 'data' | 'error' | 'isPending' | 'refetch'>;
  regions: { id: string; name: string }[];
  people: Person[];
}

/** Teams with their region and people, or regions with what they lie in. */
export function PlacesList({ kind, query, regions, people }: PlacesListProps) {
  const { t } = useTranslation();
  const regionOf = new Map(regions.map((region) => [region.id, region.name]));
  const rows = query.data?.items ?? [];
  const members = (place: Place) => people.filter((person) => (kind === 'teams' ? person.teamId : person.regionId) === place.id).length;
  const columns: Column<Place>[] = [
    {
      key: 'name',
      title: t('importing.mappingName'),
      always: true,
      render: (row) => <span className="strong ellip block">{row.name}</span>,
    },
    { key: 'code', title: t('people.page.code'), width: 200, render: (row) => <span className="ellip block">{row.code}</span> },
    {
      key: 'within',
      title: t(kind === 'teams' ? 'people.page.region' : 'people.page.parent'),
      width: 200,
      render: (row) => regionOf.get(row.regionId ?? row.parentId ?? '') ?? <span className="ink3">—</span>,
    },
    { key: 'members', title: t('people.page.members'), width: 96, align: 'right', render: members },
  ];
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data && rows.length === 0) {
    return kind === 'teams' ? (
      <EmptyState title={t('people.page.noTeams')}>{t('people.page.noTeamsDetail')}</EmptyState>
    ) : (
      <EmptyState title={t('people.page.noRegions')}>{t('people.page.noRegionsDetail')}</EmptyState>
    );
  }
  return (
    <DataTable label={t(`people.page.${kind}`)} columns={columns} rows={rows} rowKey={(row) => row.id} loading={query.isPending} keyboard />
  );
}
