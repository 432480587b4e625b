import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { CallOutcome, CallRecording } from './call-words.tsx';

/** The calls about a request, with what was recorded. */
export function RequestCalls({ requestId }: { requestId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const calls = useQuery(api.calls.list.queryOptions({ input: { requestId, limit: 50 } })).data?.items ?? [];
  if (calls.length === 0) return null;
  return (
    <section>
      <h2 className="lbl">{t('shell.page.calls')}</h2>
      <ul className="plainList">
        {calls.map((call) => (
          <li key={call.id}>
            <span className="num">{formatDate(call.beganAt, language, { style: 'minute' })}</span>{' '}
            <span className="note">{[t(`calling.directionOf.${call.direction}`), call.agentName].filter(Boolean).join(' · ')}</span>{' '}
            <CallOutcome call={call} /> <CallRecording call={call} />
            {call.note ? <span className="note block">{call.note}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
