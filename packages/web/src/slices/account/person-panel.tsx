import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { DockedPanel, SkeletonRows, type Undoable } from '../../kit/index.ts';
import { MovePerson } from './move-person.tsx';
import { PersonCard } from './person-card.tsx';
import { PersonForm } from './person-form.tsx';
import { SamePerson } from './same-person.tsx';
import './account-people.css';
import { type AccountFacts, useAccountAddress, useAsOf } from './use-account.ts';

interface PersonPanelProps {
  accountId: string;
  facts: AccountFacts;
  /** The person shown; absent: a new one. */
  personId: string | undefined;
  /** What was done, to be shown beside the panel. */
  onDone: (done: Undoable) => void;
  onClose: () => void;
}

/** A person at the account: who they are and where they have worked; to be edited, or moved to where they work now. */
export function PersonPanel({ accountId, facts, personId, onDone, onClose }: PersonPanelProps) {
  const { t } = useTranslation();
  const { search, go } = useAccountAddress();
  const asOf = useAsOf();
  const found = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 200, ...asOf } }));
  const person = found.data?.items.find((each) => each.id === personId);
  const edits = facts.may('contacts.write') && !facts.isPast;
  const back = () => go({ work: undefined }, true);
  const content = () => {
    if (personId && !person) return <SkeletonRows rows={6} />;
    if (!person) return edits ? <PersonForm accountId={accountId} person={undefined} onClose={onClose} /> : null;
    if (edits && search.work === 'edit')
      return <PersonForm key={`${person.id}.${person.revision}`} accountId={accountId} person={person} onClose={back} />;
    if (edits && search.work === 'move') return <MovePerson person={person} today={facts.today} onClose={back} />;
    if (edits && search.work === 'same') return <SamePerson person={person} onDone={onDone} onClose={back} />;
    return <PersonCard person={person} today={facts.day} onDone={edits ? onDone : undefined} />;
  };
  return (
    <DockedPanel
      eyebrow={person ? [person.title, person.department].filter(Boolean).join(' · ') : undefined}
      title={person ? person.name : t('customer.side.addPerson')}
      foot={
        person && edits && !search.work ? (
          <div className="row wrap">
            <Button type="primary" onClick={() => go({ work: 'edit' }, true)}>
              {t('peopleTab.edit')}
            </Button>
            <Button onClick={() => go({ work: 'move' }, true)}>{t('peopleTab.move')}</Button>
            <Button onClick={() => go({ work: 'same' }, true)}>{t('peopleTab.same')}</Button>
          </div>
        ) : undefined
      }
      onClose={onClose}
    >
      {content()}
    </DockedPanel>
  );
}
