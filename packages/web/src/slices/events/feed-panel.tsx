import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, DockedPanel, Failure, RelativeTime, SkeletonRows } from '../../kit/index.ts';

/** The address by which the reader's own calendar program shows key events: made, shown once, changed, ended. */
export function FeedPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string>();
  const found = useQuery(api.eventDays.feed.queryOptions({ input: {} }));
  const changes = [api.eventDays.feed.key()];
  const make = useChange({
    work: async () => {
      const { path } = await client.eventDays.makeFeed({});
      setAddress(`${window.location.origin}${path}`);
    },
    changes,
  });
  const revoke = useChange({
    work: async () => {
      await client.eventDays.revokeFeed({});
      setAddress(undefined);
    },
    changes,
    said: () => t('events.feed.revoked'),
  });
  const feed = found.data?.feed;
  return (
    <DockedPanel eyebrow={t('shell.page.events')} title={t('events.feed.title')} onClose={onClose}>
      <div className="feedPanel">
        <p>{t('events.feed.about')}</p>
        <p className="note">{t('events.feed.often')}</p>
        {address ? (
          <div className="madeToken" role="status">
            <p className="strong">{t('events.feed.once')}</p>
            <Typography.Text copyable={{ text: address, tooltips: false }} className="num">
              {address}
            </Typography.Text>
          </div>
        ) : null}
        {found.error ? (
          <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <SkeletonRows rows={2} />
        ) : feed ? (
          <>
            <dl className="panelFacts">
              <div>
                <dt>{t('events.feed.made')}</dt>
                <dd>
                  <RelativeTime value={feed.madeAt} />
                </dd>
              </div>
              <div>
                <dt>{t('events.feed.read')}</dt>
                <dd>{feed.readAt ? <RelativeTime value={feed.readAt} /> : t('events.feed.neverRead')}</dd>
              </div>
            </dl>
            <div className="row">
              <Popconfirm
                title={t('events.feed.renewAsk')}
                okText={t('events.feed.renew')}
                cancelText={t('events.feed.cancel')}
                onConfirm={() => make.mutate(undefined)}
              >
                <Button loading={make.isPending}>{t('events.feed.renew')}</Button>
              </Popconfirm>
              <Popconfirm
                title={t('events.feed.revokeAsk')}
                okText={t('events.feed.revoke')}
                cancelText={t('events.feed.cancel')}
                onConfirm={() => revoke.mutate(undefined)}
              >
                <Button type="text" loading={revoke.isPending}>
                  {t('events.feed.revoke')}
                </Button>
              </Popconfirm>
            </div>
          </>
        ) : (
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate(undefined)}>
            {t('events.feed.make')}
          </Button>
        )}
        <ActionProblem error={make.error ?? revoke.error} />
        <p className="note">{t('events.feed.secret')}</p>
      </div>
    </DockedPanel>
  );
}
