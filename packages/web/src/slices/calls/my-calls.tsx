import { CloseOutlined, PhoneOutlined } from '@ant-design/icons';
import type { MyCall } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { CallCaller } from './call-words.tsx';
import './calls.css';
import { useCallAction } from './use-call-action.ts';

/** A ring lasts some twenty seconds; where no call centre is connected, one may be by and by. */
const RINGING_MS = 3_000;
const IDLE_MS = 300_000;

/** Calls that ring for me, or that I am on, over whatever page I have open. */
export function MyCalls() {
  const { t } = useTranslation();
  const found = useQuery({
    ...api.calls.mine.queryOptions({ input: {} }),
    refetchInterval: ({ state }) => (state.data?.live ? RINGING_MS : IDLE_MS),
    retry: false,
  });
  const items = found.data?.items ?? [];
  return (
    <section className="myCalls" role="log" aria-live="assertive" aria-label={t('calling.mine')}>
      {items.map((call) => (
        <Card key={call.id} call={call} />
      ))}
    </section>
  );
}

function Card({ call }: { call: MyCall }) {
  const { t } = useTranslation();
  const away = useCallAction(
    () => client.calls.dismiss({ id: call.id }),
    () => t('calling.away'),
  );
  const link = useCallAction(
    (requestId: string) => client.calls.link({ id: call.id, requestId }),
    (done) => t('calling.linked', { number: done.requestNumber }),
  );
  const doing = (panel: 'open' | 'link' | 'caller') => ({ to: '/service/calls' as const, search: { panel, call: call.id } });
  return (
    <article className={`myCall ${call.state}`}>
      <header className="row">
        <PhoneOutlined aria-hidden />
        <strong className="grow">{t(`calling.card.${call.state}`, { direction: t(`calling.directionOf.${call.direction}`) })}</strong>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('calling.putAway')}
          loading={away.isPending}
          onClick={() => away.mutate()}
        />
      </header>
      <p>
        <CallCaller call={call} />
      </p>
      <p className="note">{[call.tier ? t('calling.tier', { tier: call.tier }) : null, call.queue].filter(Boolean).join(' · ')}</p>
      {call.requestId ? (
        <Link className="door" to="/service/requests/$requestId" params={{ requestId: call.requestId }}>
          {t('calling.ofRequest', { number: call.requestNumber })}
        </Link>
      ) : (
        <>
          {call.openRequests.length > 0 ? (
            <>
              <p className="lbl">{t('calling.openRequests')}</p>
              <ul className="plainList">
                {call.openRequests.map((one) => (
                  <li key={one.id} className="row">
                    <Link className="door grow ellip" to="/service/requests/$requestId" params={{ requestId: one.id }}>
                      #{one.number} {one.subject}
                    </Link>
                    <Button
                      size="small"
                      aria-label={`${t('calling.belongs')} #${one.number}`}
                      loading={link.isPending}
                      onClick={() => link.mutate(one.id)}
                    >
                      {t('calling.belongs')}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <div className="row wrap callDoing">
            <Link className="door" {...doing('open')}>
              {t('calling.open')}
            </Link>
            <Link className="door" {...doing('link')}>
              {t('calling.link')}
            </Link>
            {call.accountId ? null : (
              <Link className="door" {...doing('caller')}>
                {t('calling.who')}
              </Link>
            )}
          </div>
        </>
      )}
    </article>
  );
}
