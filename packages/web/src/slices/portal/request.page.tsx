import type { PortalRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, RelativeTime } from '../../kit/index.ts';
import { SaidText } from '../attachments/said-text.tsx';
import { OnePage } from './one-page.tsx';
import { usePortalMe } from './portal-me.ts';
import { RequestReply } from './request-reply.tsx';

/** A request: where it stands in plain words, what was promised, what was said, and what can be said now. */
export default function RequestPage() {
  const { t } = useTranslation();
  const { requestId } = useParams({ from: '/portal/requests/$requestId' });
  const found = useQuery(api.portal.request.queryOptions({ input: { id: requestId } }));
  return (
    <OnePage
      found={found}
      back={{ to: '/portal/requests', text: t('portal.reply.back') }}
      missing={{ title: t('portal.reply.missing'), detail: t('portal.reply.missingDetail') }}
    >
      {(request) => <Request request={request} />}
    </OnePage>
  );
}

function Request({ request }: { request: PortalRequestTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = usePortalMe();
  const { id, number, subject, state, productName, answerBy, solveBy, mergedInto, rating, revisionKey } = withKey(request);
  const moment = (at: string) => formatDate(at, language, { style: 'minute', weekday: true, timeZone: me?.timeZone });
  return (
    <>
      <title>{`#${number} ${subject}`}</title>
      <p className="note">
        #{number} {productName ? `· ${productName}` : null}
      </p>
      <h1 className="answer">{subject}</h1>
      <section className="portalStanding">
        <p>
          <span className={`portalState ${state}`}>{t(`portal.state.${state}`)}</span> {t(`portal.said.${state}`)}{' '}
          {mergedInto ? (
            <Link className="door" to="/portal/requests/$requestId" params={{ requestId: mergedInto.id }}>
              {t('portal.said.mergedTo', { number: mergedInto.number })}
            </Link>
          ) : null}
        </p>
        {answerBy ? <p className="note">{t('portal.said.answerBy', { moment: moment(answerBy) })}</p> : null}
        {solveBy ? <p className="note">{t('portal.said.solveBy', { moment: moment(solveBy) })}</p> : null}
        {rating ? <p className="note">{t('portal.reply.rated', { rating })}</p> : null}
      </section>
      <Conversation request={request} />
      {state === 'merged' ? null : <RequestReply key={`${id}${revisionKey}`} request={request} />}
    </>
  );
}
/** What was typed is done with once something more was said. */
const withKey = (request: PortalRequestTold) => ({ ...request, revisionKey: request.entries.length });

function Conversation({ request: { id: requestId, entries } }: { request: PortalRequestTold }) {
  const { t } = useTranslation();
  return (
    <ol className="portalTalk">
      {entries.map(({ id, at, kind, byName, body, event, files }) =>
        event ? (
          <li key={id} className="note">
            {t(`portal.event.${event}`)} · <RelativeTime value={at} />
          </li>
        ) : (
          <li key={id} className={`portalSaid ${kind}`}>
            <p className="note">
              <b>{kind === 'out' ? t('portal.said.us') : (byName ?? t('portal.said.company'))}</b> · <RelativeTime value={at} />
            </p>
            <SaidText side="portal" requestId={requestId} body={body ?? ''} files={files} className="portalBody" />
          </li>
        ),
      )}
    </ol>
  );
}
