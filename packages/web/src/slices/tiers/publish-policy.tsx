import { Button, DatePicker, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { usePublishing } from './use-publishing.ts';

export interface Publication {
  note?: string;
  /** The day to come from which it is in force; absent: at once. */
  on?: string;
}
interface PublishPolicyProps {
  isPublishing: boolean;
  onPublish: (of: Publication) => void;
}

/** Puts the text in force, now or on a day, with a note on why; the version before it stays in the list. */
export function PublishPolicy({ isPublishing, onPublish }: PublishPolicyProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const today = useMe()?.today;
  const tomorrow = today ? dayjs(today).add(1, 'day') : undefined;
  const [note, setNote] = useState('');
  const [when, setWhen] = useState<'now' | 'day'>('now');
  const [on, setOn] = useState<string | null>(null);
  const day = when === 'day' ? on : null;
  const { asks } = usePublishing();
  return (
    <div className="publish">
      <label className="note" htmlFor={id}>
        {t(asks ? 'approval.noteLabel' : 'tiers.publish.note')}
      </label>
      <Input.TextArea id={id} autoSize={{ minRows: 2 }} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />
      <div className="row wrap publishWhen">
        <Radio.Group
          aria-label={t('tiers.publish.when')}
          value={when}
          onChange={(event) => setWhen(event.target.value)}
          options={(['now', 'day'] as const).map((value) => ({ value, label: t(`tiers.publish.${value}`) }))}
        />
        {when === 'day' ? (
          <DatePicker
            className="dayPicker"
            aria-label={t('tiers.publish.from')}
            placeholder={t('tiers.publish.from')}
            allowClear={false}
            minDate={tomorrow}
            value={on ? dayjs(on) : null}
            onChange={(value) => setOn(value?.format('YYYY-MM-DD') ?? null)}
            format={[(value) => formatDate(value.format('YYYY-MM-DD'), language), 'YYYY-MM-DD']}
          />
        ) : null}
      </div>
      <p className="note">
        {asks
          ? t('approval.effect')
          : when === 'now'
            ? t('tiers.publish.effect')
            : day
              ? t('tiers.publish.effectOn', { date: formatDate(day, language) })
              : t('tiers.publish.chooseDay')}
      </p>
      <Button
        type="primary"
        loading={isPublishing}
        disabled={when === 'day' && day === null}
        onClick={() => onPublish({ ...(note.trim() ? { note: note.trim() } : {}), ...(day ? { on: day } : {}) })}
      >
        {t(asks ? 'approval.submit' : when === 'now' ? 'tiers.publish.action' : 'tiers.publish.plan')}
      </Button>
    </div>
  );
}
