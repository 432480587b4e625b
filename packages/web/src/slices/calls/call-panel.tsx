import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { OpenRequestPanel } from '../requests/open-request.tsx';
import { CallerPanel } from './caller-panel.tsx';
import { LinkCallPanel } from './link-panel.tsx';
import { useCallAction } from './use-call-action.ts';

interface CallPanelProps {
  panel: 'open' | 'link' | 'caller';
  id: string;
  onClose: () => void;
}

/** What is done with one call: a request out of it, the request that it belongs to, or who called. */
export function CallPanel({ panel, id, onClose }: CallPanelProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const found = useQuery(api.calls.get.queryOptions({ input: { id } }));
  const link = useCallAction(
    (requestId: string) => client.calls.link({ id, requestId }),
    (done) => t('calling.linked', { number: done.requestNumber }),
  );
  const call = found.data;
  if (!call)
    return (
      <DockedPanel title={t(panel === 'caller' ? 'calling.who' : `calling.${panel}`)} onClose={onClose}>
        {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : <SkeletonRows rows={4} />}
      </DockedPanel>
    );
  if (panel === 'link') return <LinkCallPanel call={call} onClose={onClose} />;
  if (panel === 'caller') return <CallerPanel call={call} onClose={onClose} />;
  const { accountId, accountName, contactId } = call;
  const account = accountId ? { id: accountId, name: accountName ?? '', code: '' } : undefined;
  return (
    <OpenRequestPanel
      {...(account ? { account } : {})}
      {...(contactId ? { contactId } : {})}
      onClose={onClose}
      onOpened={({ id: requestId }) =>
        link.mutate(requestId, { onSuccess: () => void navigate({ to: '/service/requests/$requestId', params: { requestId } }) })
      }
    />
  );
}
