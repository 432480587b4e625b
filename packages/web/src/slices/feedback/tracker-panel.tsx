import { type FeedbackTracker, TRACKER_MOVES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { TrackerMessages } from './tracker-messages.tsx';

type Values = Pick<FeedbackTracker, 'webhook' | 'states'>;
const CHANGES = [api.feedbackTracker.key()];

/** The issue tracker: whom we tell of moves, what its states mean here, and what it told us. */
export function TrackerPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const found = useQuery(api.feedbackTracker.get.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('roadmap.tracker')} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <>
          <Address tracker={found.data} />
          {can('settings.manage') ? <TrackerForm tracker={found.data} /> : null}
          <TrackerMessages />
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function Address({ tracker }: { tracker: FeedbackTracker }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const renew = useChange({ work: () => client.feedbackTracker.renewSecret({}), said: () => t('roadmap.link.renewed'), changes: CHANGES });
  return (
    <section>
      <h3 className="lbl">{t('roadmap.link.in')}</h3>
      <p className="note">{t('roadmap.link.payload')}</p>
      {tracker.path ? (
        <p>
          {t('roadmap.link.path')} <code>{window.location.origin + tracker.path}</code>
        </p>
      ) : (
        <p className="note">{t('roadmap.link.noPath')}</p>
      )}
      {renew.data ? (
        <p role="status">
          {t('roadmap.link.secret')} <code>{renew.data.secret}</code>
        </p>
      ) : null}
      <ActionProblem error={renew.error} />
      {can('settings.manage') ? (
        <Button loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
          {t('roadmap.link.renew')}
        </Button>
      ) : null}
    </section>
  );
}

function TrackerForm({ tracker }: { tracker: FeedbackTracker }) {
  const { t } = useTranslation();
  const targets = useQuery(api.webhooks.list.queryOptions({ input: {} }));
  const save = useChange({
    work: ({ webhook, states }: Values) => client.feedbackTracker.set({ webhook: webhook ?? null, states }),
    said: () => t('roadmap.saved'),
    changes: CHANGES,
  });
  return (
    <Form<Values>
      name="feedbackTracker"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{ webhook: tracker.webhook, states: tracker.states }}
      onFinish={(values) => save.mutate(values)}
    >
      <h3 className="lbl">{t('roadmap.link.states')}</h3>
      <Form.List name="states">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="row">
                <Form.Item name={[name, 'theirs']} rules={[{ required: true, message: t('roadmap.link.theirs') }]} className="grow">
                  <Input aria-label={t('roadmap.link.theirs')} placeholder={t('roadmap.link.theirs')} maxLength={120} />
                </Form.Item>
                <Form.Item name={[name, 'ours']} className="grow">
                  <Select
                    aria-label={t('roadmap.link.ours')}
                    options={TRACKER_MOVES.map((value) => ({ value, label: t(`roadmap.state.${value}`) }))}
                  />
                </Form.Item>
                <Button aria-label={t('roadmap.link.removeState')} onClick={() => remove(name)}>
                  ×
                </Button>
              </div>
            ))}
            <p>
              <Button onClick={() => add({ theirs: '', ours: 'in_progress' })}>{t('roadmap.link.addState')}</Button>
            </p>
          </>
        )}
      </Form.List>
      <h3 className="lbl">{t('roadmap.link.out')}</h3>
      <Form.Item name="webhook" label={t('roadmap.link.webhook')} extra={t('roadmap.link.webhookHint')}>
        <Select
          allowClear
          placeholder={t('roadmap.link.noWebhook')}
          options={(targets.data?.items ?? []).map(({ name }) => ({ value: name, label: name }))}
        />
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('roadmap.save')} />
    </Form>
  );
}
