import type { ServiceRequestTold } from '@fulcrum/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, useMe } from '../../api/index.ts';
import { ProblemNote, useFocusKept } from '../../kit/index.ts';
import { type End, EndRequest } from './end-request.tsx';
import { SplitRequest, splittable } from './split-request.tsx';
import { useRequestAction } from './use-request-action.ts';

const ENDS: Record<ServiceRequestTold['status'], readonly End[]> = {
  new: ['cancel', 'merge'],
  dispatched: ['cancel', 'merge'],
  working: ['cancel', 'merge'],
  waiting: ['cancel', 'merge'],
  solved: ['close', 'reopen'],
  closed: ['reopen'],
};

/** What one does with a request besides speaking. */
export function RequestActions({ request }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const me = useMe()?.id;
  const [ending, setEnding] = useState<End>();
  const [splitting, setSplitting] = useState(false);
  const { id, revision, status, mergedInto } = request;
  useFocusKept([status, request.assigneeId, ending, splitting].join());
  const go = useRequestAction(
    (verb: 'solve' | 'resume' | 'wait') => client.serviceRequests[verb]({ id, revision }),
    (_, verb) => t(`desk.act.done.${verb}`),
  );
  const take = useRequestAction(
    () => client.serviceRequests.dispatch({ id, revision, assigneeId: me ?? null }),
    () => t('desk.act.done.take'),
  );
  if (mergedInto) return null;
  const open = status !== 'closed' && status !== 'solved';
  return (
    <>
      {open && me && request.assigneeId === null && !request.providerId ? (
        <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
          {t('desk.act.take')}
        </Button>
      ) : null}
      {status === 'waiting' ? (
        <Button loading={go.isPending} onClick={() => go.mutate('resume')}>
          {t('desk.act.resume')}
        </Button>
      ) : null}
      {open ? (
        <Button loading={go.isPending} onClick={() => go.mutate('solve')}>
          {t('desk.act.solve')}
        </Button>
      ) : null}
      {ENDS[status].map((end) => (
        <Button key={end} type={end === 'close' ? 'primary' : 'default'} onClick={() => setEnding(end)}>
          {t(`desk.act.${end}`)}
        </Button>
      ))}
      {splittable(request.entries).length > 0 ? <Button onClick={() => setSplitting(true)}>{t('desk.act.split')}</Button> : null}
      {splitting ? <SplitRequest request={request} onClose={() => setSplitting(false)} /> : null}
      <ProblemNote problem={take.problem ?? go.problem} />
      {ending ? <EndRequest key={ending} request={request} end={ending} onClose={() => setEnding(undefined)} /> : null}
    </>
  );
}
