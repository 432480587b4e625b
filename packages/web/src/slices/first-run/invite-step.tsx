import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { AddedPerson, type AddedPersonProps } from '../people/added-person.tsx';
import '../people/people.css';
import { PersonForm } from '../people/person-form.tsx';

/** Adds colleagues one by one, with the password to hand over. */
export function InviteStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const teams = useQuery(api.identity.listTeams.queryOptions({ input: {} }));
  const [added, setAdded] = useState<AddedPersonProps[]>([]);
  return (
    <>
      {added.length > 0 ? (
        <ul className="firstAdded" aria-label={t('firstRun.invite.added')}>
          {added.map((person) => (
            <AddedPerson key={person.email} {...person} />
          ))}
        </ul>
      ) : null}
      <div className="firstInvite">
        <PersonForm
          key={added.length}
          teams={teams.data?.items ?? []}
          submitText={t('firstRun.invite.add')}
          quiet={added.length > 0}
          focusName
          onSaved={(person, password) =>
            setAdded((before) => [...before, { name: person.name, email: person.email, role: person.role, password }])
          }
        />
      </div>
      <div className="formFoot">
        <span className="grow" />
        <Button type={added.length > 0 ? 'primary' : 'default'} size="large" onClick={onDone}>
          {added.length > 0 ? t('firstRun.invite.finish') : t('firstRun.invite.skip')}
        </Button>
      </div>
    </>
  );
}
