import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EmptyState, Failure, morePages, RelativeTime } from '../../kit/index.ts';
import type { Person } from './person-form.tsx';
import type { People } from './use-people.ts';

interface UsersListProps {
  people: People;
  teams: { id: string; name: string }[];
  open: string | undefined;
  q: string | undefined;
  onOpen?: (id: string) => void;
}

/** Users with role, team and whether they may still sign in. */
export function UsersList({ people: { query, rows }, teams, open, q, onOpen }: UsersListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/users' });
  const teamOf = new Map(teams.map((team) => [team.id, team.name]));
  const columns: Column<Person>[] = [
    {
      key: 'name',
      title: t('people.name'),
      always: true,
      render: (row) => (
        <span className="fitone">
          <span className={row.disabled ? 'ink3 nowrap' : 'strong nowrap'}>{row.name}</span>
          {row.disabled ? <span className="tag">{t('people.page.disabled')}</span> : null}
        </span>
      ),
    },
    { key: 'email', title: t('session.email'), width: 240, render: (row) => <span className="ellip block">{row.email}</span> },
    { key: 'role', title: t('people.role'), width: 192, render: (row) => t(`session.role.${row.role}`) },
    { key: 'team', title: t('people.team'), width: 160, render: (row) => teamOf.get(row.teamId ?? '') ?? <span className="ink3">—</span> },
    { key: 'since', title: t('people.page.since'), width: 120, align: 'right', render: (row) => <RelativeTime value={row.createdAt} /> },
  ];
  const empty = query.data && rows.length === 0;
  return (
    <>
      <div className="filters">
        <Input.Search
          className="peopleSearch"
          allowClear
          defaultValue={q}
          aria-label={t('people.page.search')}
          placeholder={t('people.page.search')}
          onSearch={(text) => void navigate({ search: (before) => ({ ...before, q: text.trim() || undefined }), replace: true })}
        />
      </div>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {empty ? <EmptyState title={t('people.page.nothing')}>{t('people.page.nothingDetail')}</EmptyState> : null}
      {query.error || empty ? null : (
        <DataTable
          label={t('people.page.users')}
          list="users"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={query.isPending}
          openKey={open}
          onOpen={onOpen ? (row) => onOpen(row.id) : undefined}
          keyboard
          {...morePages(query)}
        />
      )}
    </>
  );
}
