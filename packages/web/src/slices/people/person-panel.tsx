import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, DockedPanel } from '../../kit/index.ts';
import { AddedPerson, type AddedPersonProps } from './added-person.tsx';
import { type Person, PersonForm } from './person-form.tsx';

interface PersonPanelProps {
  /** Absent: a new person. */
  person: Person | undefined;
  teams: { id: string; name: string }[];
  onClose: () => void;
}

/** Adds a person, or changes one. */
export function PersonPanel({ person, teams, onClose }: PersonPanelProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [handOver, setHandOver] = useState<AddedPersonProps | null>(null);
  const saved = (next: Person, password: string | undefined) => {
    if (password) setHandOver({ name: next.name, email: next.email, role: next.role, password });
    else {
      message.info(t('people.page.saved', { name: next.name }));
      onClose();
    }
  };
  return (
    <DockedPanel eyebrow={t('people.page.editing')} title={person?.name ?? t('people.page.add')} onClose={onClose}>
      {handOver ? (
        <>
          <p className="prose" role="status">
            {person ? t('people.page.passwordSet') : t('people.page.added', { name: handOver.name })}
          </p>
          <ul>
            <AddedPerson {...handOver} />
          </ul>
        </>
      ) : (
        <PersonForm person={person} teams={teams} submitText={person ? t('people.page.save') : t('people.page.add')} onSaved={saved} />
      )}
      {person && !handOver ? <Disable person={person} /> : null}
    </DockedPanel>
  );
}

/** Takes the access away, or gives it back. Both can be turned round, so nobody is asked twice. */
function Disable({ person }: { person: Person }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => client.identity.changeUser({ id: person.id, disabled: !person.disabled }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.identity.listUsers.key() }),
  });
  return (
    <section className="disablePerson">
      <Button loading={change.isPending} onClick={() => change.mutate()}>
        {person.disabled ? t('people.page.enable') : t('people.page.disable')}
      </Button>
      {person.disabled ? null : <p className="note">{t('people.page.disableNote')}</p>}
      <ActionProblem error={change.error} />
    </section>
  );
}
