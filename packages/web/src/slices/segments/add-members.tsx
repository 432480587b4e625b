import type { Segment } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { codesIn } from './codes-in.ts';

const MOST = 20_000;

/** Puts customers on a fixed list by code or name: pasted, or from a text or CSV file. */
export function AddMembers({ segment, onAdded }: { segment: Segment; onAdded: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [dates, setDates] = useState<[Dayjs | null, Dayjs | null] | null>(null);
  const codes = codesIn(text);
  const add = useMutation({
    mutationFn: () => {
      const [from, to] = dates ?? [null, null];
      return client.segments.addMembers({
        id: segment.id,
        codes: codes.slice(0, MOST),
        ...(from ? { since: from.format('YYYY-MM-DD') } : {}),
        ...(to ? { until: to.format('YYYY-MM-DD') } : {}),
      });
    },
    onSuccess: ({ unknown }) => {
      setText(unknown.join('\n'));
      onAdded();
    },
  });
  return (
    <div className="addMembers">
      <label htmlFor={id} className="fieldLabel">
        {t('segment.members.paste')}
      </label>
      <Input.TextArea
        id={id}
        rows={3}
        value={text}
        placeholder={t('segment.members.example')}
        onChange={(event) => setText(event.target.value)}
      />
      <DatePicker.RangePicker
        size="small"
        allowEmpty={[true, true]}
        placeholder={[t('segment.members.fromToday'), t('segment.members.openEnd')]}
        aria-label={t('segment.members.dates')}
        value={dates}
        onChange={setDates}
      />
      <div className="row">
        <Button size="small" disabled={!codes.length} loading={add.isPending} onClick={() => add.mutate()}>
          {codes.length ? t('segment.members.addCount', { count: codes.length }) : t('segment.members.add')}
        </Button>
        <Button size="small" type="text" onClick={() => file.current?.click()}>
          {t('segment.members.file')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".txt,.csv,.tsv"
          onChange={async (event) => {
            const chosen = event.target.files?.[0];
            if (chosen) setText(codesIn(await chosen.text()).join('\n'));
          }}
        />
      </div>
      {add.data ? (
        <p className="note" role="status">
          {t('segment.members.added', { count: add.data.added, there: add.data.there })}
          {add.data.unknown.length ? t('segment.members.unknown', { count: add.data.unknown.length }) : ''}
        </p>
      ) : null}
      <ActionProblem error={add.error} />
    </div>
  );
}
