import type { PlayRun, RunStep } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** The step that comes next, and when. */
export function NextStep({ run: { state, step, dueAt, steps } }: { run: PlayRun & { steps: readonly RunStep[] } }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { today } = useSession();
  if (state === 'queued') return <p className="prose">{t('playing.run.waits')}</p>;
  if (state !== 'running' || step === null || dueAt === null) return null;
  const place = steps.findIndex(({ id }) => id === step) + 1;
  const day = dueAt.slice(0, 10);
  if (day <= today) return <p className="prose">{t('playing.run.nextSoon', { step: place })}</p>;
  return <p className="prose">{t('playing.run.next', { step: place, date: formatDate(dueAt, language, { style: 'minute' }) })}</p>;
}
