import type { EventInfo } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { AskedWhy, Failure, SkeletonRows } from '../../kit/index.ts';
import { AnnounceProblem } from './announce-problem.tsx';
import { SaidInput } from './said-input.tsx';

interface OfDay {
  event: EventInfo;
  on: string;
}
const CHANGES = () => [api.eventDays.key(), api.keyEvents.key()];

/** Takes back what was recorded on a day, of one customer or of all; it stays on record with the reason. */
export function WithdrawAnnounced({ event, on, accountId }: OfDay & { accountId?: string }) {
  const { t } = useTranslation();
  const action = useChange({
    work: (reason: string) =>
      client.announcements.withdraw({ event: event.id, publishedOn: on, reason, ...(accountId ? { accountId } : {}) }),
    changes: CHANGES(),
    said: ({ withdrawn }) => t('events.announce.withdrawn', { count: withdrawn }),
  });
  const open = t(accountId ? 'events.announce.withdrawOne' : 'events.announce.withdrawAll');
  return (
    <AskedWhy
      texts={{ open, why: t('events.announce.why'), go: t('events.announce.withdraw'), cancel: t('events.announce.cancel') }}
      action={action}
    />
  );
}

/** What an announcement says of one customer, to be put right. */
export function CorrectAnnounced({ event, on, accountId, onDone }: OfDay & { accountId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.keyEvents.list.queryOptions({ input: { accountId, from: on, to: on, limit: 200 } }));
  const save = useChange({
    work: ({ lines, reason }: { lines: Record<string, string>[]; reason: string }) =>
      client.announcements.correct({ event: event.id, publishedOn: on, accountId, reason, lines }),
    changes: CHANGES(),
    said: ({ recorded, withdrawn }) => t('events.announce.corrected', { recorded, withdrawn }),
  });
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={3} />;
  const lines = found.data.items.filter((one) => one.event === event.id && !one.withdrawnOn).map(({ custom }) => custom);
  return (
    <Form
      requiredMark={false}
      layout="vertical"
      className="workForm panelAct"
      initialValues={{ lines }}
      onFinish={(values) => save.mutate(values, { onSuccess: onDone })}
    >
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className="announceLine">
                {event.payload.map((field) => (
                  <SaidInput key={field.id} field={field} name={[name, field.id]} />
                ))}
                {fields.length > 1 ? (
                  <Button size="small" type="text" onClick={() => remove(name)}>
                    {t('events.announce.removeLine')}
                  </Button>
                ) : null}
              </fieldset>
            ))}
            {event.payload.length ? (
              <Button size="small" onClick={() => add({})}>
                {t('events.announce.addLine')}
              </Button>
            ) : null}
          </>
        )}
      </Form.List>
      <Form.Item
        name="reason"
        label={t('events.announce.why')}
        rules={[{ required: true, whitespace: true, message: t('events.announce.whyMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <AnnounceProblem error={save.error} rows={lines.map((_, at) => at + 1)} />
      <div className="row formActions">
        <Button htmlType="submit" type="primary" loading={save.isPending}>
          {t('events.announce.correct')}
        </Button>
        <Button type="text" onClick={onDone}>
          {t('events.announce.cancel')}
        </Button>
      </div>
    </Form>
  );
}
