import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import './people.css';
import { PersonPanel } from './person-panel.tsx';
import { PlacePanel } from './place-panel.tsx';
import { PlacesList } from './places-list.tsx';
import { usePeople } from './use-people.ts';
import { UsersList } from './users-list.tsx';

const views = ['users', 'teams', 'regions'] as const;
const addTexts = { users: 'people.page.add', teams: 'people.page.addTeam', regions: 'people.page.addRegion' } as const;

/** Who uses the installation, in which teams and regions. */
export default function UsersPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/admin/users' });
  const { view = 'users', open, q } = useSearch({ from: '/admin/users' });
  const people = usePeople(q);
  const teams = useQuery(api.identity.listTeams.queryOptions({ input: {} }));
  const regions = useQuery(api.identity.listRegions.queryOptions({ input: {} }));
  const show = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, open: next }), replace: true, resetScroll: false });
  const manages = can('users.manage');
  const person = people.rows.find((row) => row.id === open);
  const close = () => show(undefined);
  const panel =
    view === 'users' && (open === 'new' || person) ? (
      <PersonPanel key={open} person={person} teams={teams.data?.items ?? []} onClose={close} />
    ) : view !== 'users' && open === 'new' ? (
      <PlacePanel kind={view} regions={regions.data?.items ?? []} onClose={close} />
    ) : null;
  const active = people.rows.filter((row) => !row.disabled).length;
  return (
    <>
      <PageHead
        title={t('shell.page.users')}
        eyebrow={t('people.page.eyebrow')}
        answer={
          people.query.data ? (
            <RichText text={q ? 'people.page.found' : 'people.page.answer'} values={{ count: q ? people.rows.length : active }} />
          ) : (
            t('shell.page.users')
          )
        }
        sub={t('people.page.sub')}
        actions={
          manages ? (
            <Button type="primary" onClick={() => show('new')}>
              {t(addTexts[view])}
            </Button>
          ) : null
        }
      />
      <PanelLayout panel={panel}>
        <SegmentLinks
          label={t('people.page.views')}
          current={view}
          segments={views.map((key) => ({
            key,
            label: t(`people.page.${key}`),
            count: { users: undefined, teams: teams.data?.items.length, regions: regions.data?.items.length }[key],
            link: { to: '/admin/users', search: { view: key === 'users' ? undefined : key } },
          }))}
        />
        {view === 'users' ? (
          <UsersList people={people} teams={teams.data?.items ?? []} open={open} q={q} onOpen={manages ? show : undefined} />
        ) : (
          <PlacesList kind={view} query={view === 'teams' ? teams : regions} regions={regions.data?.items ?? []} people={people.rows} />
        )}
      </PanelLayout>
    </>
  );
}
