import { PhoneOutlined } from '@ant-design/icons';
import type { Contact } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { api } from '../../api/index.ts';
import { Reveal } from '../reveals/index.ts';

export type Person = z.infer<typeof Contact>;

/** What a person is at the account: title, department, and their part in decisions. */
export function usePersonNote(): (person: Person) => string {
  const { t } = useTranslation();
  return (person) =>
    [person.title, person.department, person.decisionRole && t(`customer.decisionRole.${person.decisionRole}`)].filter(Boolean).join(' · ');
}

/** A person at an account, with a way to call. `actions` stand at the right. */
export function PersonLine({ person, actions }: { person: Person; actions?: ReactNode }) {
  const note = usePersonNote()(person);
  return (
    <li className="personLine">
      <span className="avatar" aria-hidden>
        {person.name.slice(0, 1)}
      </span>
      <div className="grow">
        <div className={person.leftOn ? 'strong ink3' : 'strong'}>
          <Reveal entity="contact" id={person.id} field="name" value={person.name} />
        </div>
        {note ? <div className="note">{note}</div> : null}
      </div>
      {actions}
      <CallButton person={person} />
    </li>
  );
}

/** Calls a person; a masked number is shown but cannot be called. */
function CallButton({ person: { id, phone, name, leftOn } }: { person: Person }) {
  if (!phone || leftOn) return null;
  return (
    <Reveal entity="contact" id={id} field="phone" value={phone}>
      {(shown) => <Call phone={shown} name={name} />}
    </Reveal>
  );
}

function Call({ phone, name }: { phone: string; name: string }) {
  const { t } = useTranslation();
  const text = <span className="num">{phone}</span>;
  if (!callable(phone)) return <span className="ink3 nowrap">{text}</span>;
  return (
    <Button size="small" icon={<PhoneOutlined aria-hidden />} href={`tel:${phone.replaceAll(/\s/g, '')}`}>
      <span className="visuallyHidden">{t('task.panel.call', { name })} </span>
      {text}
    </Button>
  );
}

/** Whether a number is whole: masked ones have stars. */
export const callable = (phone: string | null): phone is string => phone !== null && !phone.includes('*');

const PEOPLE_SHOWN = 4;

/** Whom one may speak with at an account, whoever has the given part in decisions first. */
export function PeopleLines({ accountId, first }: { accountId: string; first?: Person['decisionRole'] }) {
  const { t } = useTranslation();
  const found = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 100 } }));
  if (found.isPending) return <span className="skel" style={{ width: '56%' }} />;
  const all = (found.data?.items ?? []).filter((person) => !person.leftOn);
  const here = first ? all.toSorted((a, b) => Number(b.decisionRole === first) - Number(a.decisionRole === first)) : all;
  if (here.length === 0) return <p className="note">{t('task.panel.nobody')}</p>;
  return (
    <ul className="peopleLines">
      {here.slice(0, PEOPLE_SHOWN).map((person) => (
        <PersonLine key={person.id} person={person} />
      ))}
    </ul>
  );
}
