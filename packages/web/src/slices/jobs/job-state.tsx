import { useTranslation } from 'react-i18next';
import type { JobRow } from './jobs.page.tsx';

const marks: Record<JobRow['state'], string> = { waiting: '○', running: '◑', done: '●', failed: '✕', cancelled: '－' };

/** Where a job stands, in a mark and a word. */
export function JobState({ state }: { state: JobRow['state'] }) {
  const { t } = useTranslation();
  return (
    <span className={state === 'failed' ? 'chip strong' : 'chip'}>
      <span className="jobMark" aria-hidden>
        {marks[state]}
      </span>
      {t(`jobList.stateOf.${state}`)}
    </span>
  );
}
