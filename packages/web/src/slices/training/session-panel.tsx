import type { TrainingPlace, TrainingSession } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf, useChange, useTimeZone } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, Failure, LoadMore, morePages, SkeletonRows, TimeSpan } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { SessionForm } from './session-form.tsx';
import { SignSomebodyUp } from './sign-somebody-up.tsx';

/** A session beside the list: who signed up, and who was there. */
export function SessionPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.trainingSessions.get.queryOptions({ input: { id } }));
  const session = found.data;
  return (
    <DockedPanel title={session?.courseTitle[language] ?? t('training.sessionsOf')} onClose={onClose}>
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {session ? <About session={session} /> : null}
      {session ? (
        <Places sessionId={id} hasBegun={session.begun} isOpen={!session.begun && !session.cancelledAt} />
      ) : found.isPending ? (
        <SkeletonRows rows={6} />
      ) : null}
    </DockedPanel>
  );
}

function About({ session }: { session: TrainingSession }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const timeZone = useTimeZone();
  const [changing, change] = useState(false);
  const { id, revision, startsAt, endsAt, mode, place, link, trainerName, cancelledAt, begun } = session;
  const cancel = useChange({
    work: () => client.trainingSessions.cancel({ id, revision }),
    said: () => t('training.cancelled'),
    changes: [api.trainingSessions.key(), api.courses.key()],
  });
  if (changing) return <SessionForm of={{ session }} onDone={() => change(false)} />;
  return (
    <div className="courseView">
      <p>
        <TimeSpan from={startsAt} to={endsAt} timeZone={timeZone} weekday />
      </p>
      <p className="note">{[t(`training.mode.${mode}`), place, trainerName].filter(Boolean).join(' · ')}</p>
      {link ? (
        <p>
          <a href={link} target="_blank" rel="noreferrer">
            {t('training.open')}
          </a>
        </p>
      ) : null}
      {cancelledAt ? (
        <p className="tag">{t('training.cancelledMark')}</p>
      ) : can('articles.publish') ? (
        <p className="row wrap">
          <Button onClick={() => change(true)}>{t('training.changeSession')}</Button>
          {begun ? null : (
            <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('training.cancel')}
            </Button>
          )}
        </p>
      ) : null}
      <ActionProblem error={cancel.error} />
    </div>
  );
}

function Places({ sessionId, hasBegun, isOpen }: { sessionId: string; hasBegun: boolean; isOpen: boolean }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const found = useInfiniteQuery(pagesOf(api.trainingSessions.places, { id: sessionId, limit: 200 }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={4} />;
  const places = found.data.pages.flatMap(({ items }) => items);
  return (
    <section aria-labelledby="places">
      <h3 className="lbl" id="places">
        {t('training.placesOf')}
      </h3>
      {places.length ? null : <p className="note">{t('training.noPlaces')}</p>}
      {places.length && !hasBegun ? <p className="note">{t('training.attendLater')}</p> : null}
      {places.length ? <Attendance key={places.length} sessionId={sessionId} places={places} hasBegun={hasBegun} /> : null}
      {places.length ? <LoadMore count={places.length} {...morePages(found)} /> : null}
      {isOpen && can('facts.write') ? <SignSomebodyUp key={places.length} sessionId={sessionId} /> : null}
    </section>
  );
}

function Attendance({ sessionId, places, hasBegun }: { sessionId: string; places: TrainingPlace[]; hasBegun: boolean }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [there, setThere] = useState(() => new Set(places.filter(({ attended }) => attended).map(({ id }) => id)));
  const save = useChange({
    work: () => {
      const ids = places.map(({ id }) => id);
      const of = { attended: ids.filter((id) => there.has(id)), absent: ids.filter((id) => !there.has(id)) };
      return client.trainingSessions.attend({ id: sessionId, ...of });
    },
    said: () => t('training.attendDone'),
    changes: [api.trainingSessions.key(), api.courses.key(), api.trainingCoverage.key()],
  });
  const mayMark = hasBegun && can('facts.write');
  const put = (id: string, isThere: boolean) =>
    setThere((before) => new Set(isThere ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <>
      <ul className="plainList courseList">
        {places.map(({ id, contactName, userName, accountName, state }) => {
          const name = contactName ?? userName ?? '—';
          return (
            <li key={id}>
              {mayMark ? (
                <Checkbox checked={there.has(id)} onChange={({ target }) => put(id, target.checked)}>
                  {name}
                </Checkbox>
              ) : (
                name
              )}{' '}
              <span className="note">{[accountName, t(`training.place.${state}`)].filter(Boolean).join(' · ')}</span>
            </li>
          );
        })}
      </ul>
      <ActionProblem error={save.error} />
      {mayMark ? (
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {t('training.saveAttendance')}
        </Button>
      ) : null}
    </>
  );
}
