import type { OwnSession } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/index.ts';
import { ActionProblem, TimeSpan } from '../../kit/index.ts';
import type { Learning } from './learning-verbs.ts';

/** Sessions that one may sign up for, and those at which one has a place. */
export function CourseSessions({ sessions, verbs }: { sessions: readonly OwnSession[]; verbs: Learning }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('training.sessionsOf')}>
      <h2 className="section">{t('training.sessionsOf')}</h2>
      <ul className="plainList courseList">
        {sessions.map((one) => (
          <OneSession key={one.id} session={one} verbs={verbs} />
        ))}
      </ul>
    </section>
  );
}

function OneSession({ session, verbs }: { session: OwnSession; verbs: Learning }) {
  const { t } = useTranslation();
  const timeZone = verbs.useTimeZone();
  const { id, mode, startsAt, endsAt, place, link, free, mine, attended, begun } = session;
  const move = useChange({
    work: () => (mine ? verbs.client.withdraw({ id }) : verbs.client.signUp({ id })),
    said: ({ sessions }) => {
      const now = sessions.find((one) => one.id === id)?.mine;
      return t(now === 'signed' ? 'training.signedSaid' : now === 'waiting' ? 'training.waitingSaid' : 'training.withdrawnSaid');
    },
    changes: [verbs.api.key()],
  });
  const room = free === null ? t('training.anyFree') : free > 0 ? t('training.free', { count: free }) : t('training.full');
  const standing =
    attended === null ? (mine ? t(`training.place.${mine}`) : room) : t(attended ? 'training.attendedSaid' : 'training.absentSaid');
  return (
    <li>
      <div className="row wrap">
        <span className="grow">
          <TimeSpan from={startsAt} to={endsAt} timeZone={timeZone} weekday /> · {t(`training.mode.${mode}`)}
        </span>
        {begun ? null : (
          <Button size="small" type={mine ? 'default' : 'primary'} loading={move.isPending} onClick={() => move.mutate()}>
            {t(mine ? 'training.withdraw' : free === 0 ? 'training.queue' : 'training.signUp')}
          </Button>
        )}
      </div>
      <p className="note">
        {[standing, place].filter(Boolean).join(' · ')}
        {link ? (
          <>
            {' · '}
            <a className="door" href={link} target="_blank" rel="noreferrer">
              {t('training.open')}
            </a>
          </>
        ) : null}
      </p>
      <ActionProblem error={move.error} />
    </li>
  );
}
