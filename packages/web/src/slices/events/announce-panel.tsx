import type { EventInfo } from '@fulcrum/contract';
import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, DockedPanel } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { DayField } from '../tasks/index.ts';
import { linesIn } from './announce-lines.ts';
import { AnnounceProblem } from './announce-problem.tsx';
import { AnnounceSegment } from './announce-segment.tsx';
import { AnnounceTable } from './announce-table.tsx';

export interface AnnounceValues {
  event: string;
  publishedOn: string;
  link?: string;
  note?: string;
  table?: string;
  segmentId?: string;
  says?: Record<string, string | number>;
}
interface AnnouncePanelProps {
  /** The announced events of the calendars in force. */
  events: readonly EventInfo[];
  chosen: string | undefined;
  onDone: (event: string, on: string) => void;
  onClose: () => void;
}

/** Somebody records that a result is out: which, when, where it is to be read, whom it touches and what it says of each. */
export function AnnouncePanel({ events, chosen, onDone, onClose }: AnnouncePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { today, can } = useSession();
  const [form] = Form.useForm<AnnounceValues>();
  const [whom, setWhom] = useState<'list' | 'segment'>('list');
  const first = events.find(({ id }) => id === chosen)?.id ?? events[0]?.id;
  const eventId = Form.useWatch('event', form) ?? first;
  const payload = events.find(({ id }) => id === eventId)?.payload ?? [];
  const lines = linesIn(Form.useWatch('table', form) ?? '', payload, t('events.announce.accountHeads').split('|'));
  const save = useChange({
    work: ({ event: id, publishedOn, link, note, segmentId, says }: AnnounceValues) =>
      client.announcements.publish({
        ...{ event: id, publishedOn, ...(link?.trim() ? { link: link.trim() } : {}), ...(note?.trim() ? { note: note.trim() } : {}) },
        ...(whom === 'segment'
          ? { segment: { id: segmentId ?? '', says: says ?? {} } }
          : { lines: lines.map(({ account, says: said }) => ({ account, says: said })) }),
      }),
    changes: [api.eventDays.key(), api.keyEvents.key()],
    said: ({ recorded, unchanged, accounts }) => t('events.announce.done', { recorded, unchanged, count: accounts }),
  });
  return (
    <DockedPanel
      eyebrow={t('shell.page.events')}
      title={t('events.announce.title')}
      onClose={onClose}
      foot={
        <div className="row">
          <Button
            type="primary"
            loading={save.isPending}
            disabled={whom === 'list' && lines.length === 0}
            onClick={() =>
              void form
                .validateFields()
                .then((values) => save.mutate(values, { onSuccess: () => onDone(values.event, values.publishedOn) }))
            }
          >
            {whom === 'list' && lines.length ? t('events.announce.goCount', { count: lines.length }) : t('events.announce.go')}
          </Button>
          {can('imports.run') ? (
            <ButtonLink to="/admin/import" search={{ entity: 'key-events' }}>
              {t('events.announce.workbook')}
            </ButtonLink>
          ) : null}
        </div>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ event: first, publishedOn: today }}>
        <Form.Item name="event" label={t('events.column.name')} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={events.map(({ id, name }) => ({ value: id, label: name[language] }))}
            onChange={() => save.reset()}
          />
        </Form.Item>
        <DayField name="publishedOn" label={t('events.announce.on')} max={today} />
        <Form.Item
          name="link"
          label={t('events.announce.link')}
          rules={[{ pattern: /^https?:\/\/\S+$/, message: t('events.announce.linkWrong') }]}
        >
          <Input maxLength={200} placeholder="https://" />
        </Form.Item>
        <Form.Item name="note" label={t('events.announce.note')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} />
        </Form.Item>
        <Segmented<'list' | 'segment'>
          className="announceWhom"
          aria-label={t('events.announce.whom')}
          value={whom}
          onChange={(next) => {
            setWhom(next);
            save.reset();
          }}
          options={[
            { value: 'list', label: t('events.announce.byList') },
            { value: 'segment', label: t('events.announce.bySegment') },
          ]}
        />
        {whom === 'list' ? <AnnounceTable payload={payload} lines={lines} /> : <AnnounceSegment payload={payload} />}
      </Form>
      <AnnounceProblem error={save.error} rows={whom === 'list' ? lines.map(({ row }) => row) : null} />
    </DockedPanel>
  );
}
