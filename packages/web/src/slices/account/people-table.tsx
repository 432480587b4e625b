import type { Contact } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { AttitudeChip, type Column, DataTable, DepthChip, Door, formatDate, RelativeTime } from '../../kit/index.ts';
import { ReachLinks } from './reach-links.tsx';
import { useAccountAddress } from './use-account.ts';

/** People at an account: their part, how they stand to us, when we last met and how to reach them. */
export function PeopleTable({ people, today }: { people: Contact[]; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go, search } = useAccountAddress();
  const open = (person: Contact) => go({ panel: 'person', of: person.id, work: undefined });
  const columns: Column<Contact>[] = [
    {
      key: 'person',
      title: t('peopleTab.person'),
      width: 184,
      always: true,
      render: (person) => (
        <div className="personCell">
          <Door onOpen={() => open(person)}>{person.name}</Door>
          <span className="note ellip">
            {[person.title, person.department, person.salutation].filter(Boolean).join(' · ')}
            {person.leftOn && person.leftOn <= today ? ` · ${t('peopleTab.leftOn', { day: formatDate(person.leftOn, language) })}` : ''}
          </span>
        </div>
      ),
    },
    {
      key: 'role',
      title: t('peopleTab.roleAndRank'),
      width: 108,
      render: (person) => (
        <div className="personCell">
          <span>{person.decisionRole ? t(`customer.decisionRole.${person.decisionRole}`) : <span className="ink3">—</span>}</span>
          {person.rank ? <span className="note">{t(`customer.rank.${person.rank}`)}</span> : null}
        </div>
      ),
    },
    { key: 'attitude', title: t('peopleTab.attitude'), width: 96, render: (person) => <AttitudeChip attitude={person.attitude} worded /> },
    { key: 'depth', title: t('peopleTab.depth'), width: 108, render: (person) => <DepthChip depth={person.depth} worded /> },
    {
      key: 'met',
      title: t('peopleTab.lastMet'),
      width: 108,
      render: (person) =>
        person.lastMetOn ? <RelativeTime value={person.lastMetOn} /> : <span className="ink3">{t('peopleTab.never')}</span>,
    },
    { key: 'reach', title: t('peopleTab.reach'), width: 160, render: (person) => <ReachLinks person={person} /> },
  ];
  return (
    <DataTable
      label={t('customer.side.people')}
      columns={columns}
      rows={people}
      rowKey={(person) => person.id}
      onOpen={open}
      openKey={search.panel === 'person' ? search.of : undefined}
    />
  );
}
