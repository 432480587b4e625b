import type { Contact } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AttitudeChip, DepthChip, formatDate, RelativeTime, SkeletonRows, type Undoable } from '../../kit/index.ts';
import { useFields } from '../fields/use-fields.ts';
import { MailStop } from './mail-stop.tsx';
import { WayLink, waysOf } from './reach-links.tsx';
import { Unlink } from './unlink-post.tsx';
import { useAsOf } from './use-account.ts';

/** What is known of a person: how they stand to us, how to reach them, where they worked, what was said. */
export function PersonCard({ person, today, onDone }: { person: Contact; today: string; onDone: ((done: Undoable) => void) | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const own = useFields('contact');
  const ways = waysOf(person);
  const quiet = person.doNotContact || Boolean(person.leftOn && person.leftOn <= today);
  const day = (on: string | null) => on && formatDate(on, language);
  const lines: [string, ReactNode][] = [
    [t('customer.person.decisionRole'), person.decisionRole && t(`customer.decisionRole.${person.decisionRole}`)],
    [t('customer.person.rank'), person.rank && t(`customer.rank.${person.rank}`)],
    [t('customer.person.salutation'), person.salutation],
    [t('peopleTab.attitude'), <AttitudeChip key="attitude" attitude={person.attitude} worded />],
    [t('peopleTab.depth'), <DepthChip key="depth" depth={person.depth} worded />],
    [t('peopleTab.style'), person.style],
    [t('peopleTab.lastMet'), person.lastMetOn ? <RelativeTime key="met" value={person.lastMetOn} /> : t('peopleTab.never')],
    [t('peopleTab.postalAddress'), person.postalAddress],
    [t('customer.person.birthday'), day(person.birthday)],
    ...Object.entries(person.custom).map(([id, value]): [string, ReactNode] => [
      own.nameOf(id),
      value === null ? null : own.shown(id, value),
    ]),
  ];
  return (
    <>
      {person.doNotContact ? <p className="prose strong">{t('peopleTab.doNotContact')}</p> : null}
      <MailStop person={person} />
      {ways.length > 0 ? (
        <ul className="wayList">
          {ways.map((way) => (
            <li key={`${way.kind}.${way.value}`}>
              <WayLink way={way} quiet={quiet} />
              <span className="note">{[way.note, way.preferred ? t('peopleTab.preferred') : null].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <dl className="fieldList">
        {lines
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Employment person={person} onDone={onDone} />
      {me?.may.includes('interactions.read') ? <MadeWith person={person} /> : null}
    </>
  );
}

function Employment({ person, onDone }: { person: Contact; onDone: ((done: Undoable) => void) | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asOf = useAsOf();
  const found = useQuery(api.contacts.employment.queryOptions({ input: { id: person.id, ...asOf } }));
  const day = (on: string) => formatDate(on, language);
  return (
    <section>
      <h3 className="section">{t('peopleTab.employment')}</h3>
      {found.isPending ? <SkeletonRows rows={2} /> : null}
      <ul className="sideList teamList">
        {found.data?.items.map((post) => (
          <li key={post.contactId}>
            {post.accountId === person.accountId ? (
              <span className="strong">{post.accountName}</span>
            ) : (
              <Link
                to="/customers/$accountId"
                params={{ accountId: post.accountId }}
                search={{ tab: 'people', panel: 'person', of: post.contactId, ...asOf }}
              >
                {post.accountName}
              </Link>
            )}
            <span className="note">
              {[
                post.title,
                t('peopleTab.between', {
                  since: day(post.startedOn ?? post.knownOn),
                  until: post.leftOn ? day(post.leftOn) : t('peopleTab.present'),
                }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {onDone && found.data.items.length > 1 ? (
              <Unlink person={person} post={post} others={found.data.items} onDone={onDone} />
            ) : null}
          </li>
        ))}
      </ul>
      <p className="note">{t('peopleTab.employmentNote')}</p>
    </section>
  );
}

function MadeWith({ person }: { person: Contact }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const found = useQuery(
    api.interactions.list.queryOptions({ input: { accountId: person.accountId, contactId: person.id, limit: 5, ...asOf } }),
  );
  if (!found.data?.items.length) return null;
  return (
    <section>
      <h3 className="section">{t('peopleTab.lastContacts')}</h3>
      <ul className="lastContacts">
        {found.data.items.map((item) => (
          <li key={item.id}>
            <RelativeTime value={item.happenedOn} /> {t(`task.contactKind.${item.kind}`)} · {item.summary}
          </li>
        ))}
      </ul>
    </section>
  );
}
