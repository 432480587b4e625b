import type { CalendarYear } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, DockedPanel } from '../../kit/index.ts';
import { DayField } from '../tasks/index.ts';
import { holdsFrom } from './holds-from.ts';
import { readListedDays } from './listed-days.ts';

interface Values {
  source: string;
  text: string;
  since?: string;
}
const ROWS = 14;

/** What the year has now, a line a day, to begin from. */
const asText = ({ days }: CalendarYear, off: string, worked: string, language: 'zh' | 'en'): string =>
  days
    .filter(({ of }) => of === 'year')
    .map(({ on, off: isOff, name }) => [on, isOff ? off : worked, name?.[language]].filter(Boolean).join(' '))
    .join('\n');

/** Replaces a year's days by a pasted list; what it reads as stands below before it is saved. */
export function ImportDays({ year, today, onClose }: { year: CalendarYear; today: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const text = Form.useWatch('text', form) ?? '';
  const { days, unread } = readListedDays(text);
  const save = useMutation({
    mutationFn: ({ source, since }: Values) => client.calendar.setYear({ year: year.year, source, days, from: since }),
    onSuccess: async () => {
      message.success(t('workdays.saved'));
      onClose();
      await queries.invalidateQueries({ queryKey: api.calendar.key() });
    },
  });
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  return (
    <DockedPanel title={t('workdays.importTitle', { year: year.year })} onClose={onClose}>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{
          text: asText(year, t('workdays.offSign'), t('workdays.workedSign'), language),
          source: '',
          since: holdsFrom(year.year, today),
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <p className="ink2">{t('workdays.importNote')}</p>
        <Form.Item
          name="text"
          label={t('workdays.list')}
          rules={[{ required: true, whitespace: true, message: t('workdays.listMissing') }]}
        >
          <Input.TextArea rows={ROWS} spellCheck={false} placeholder={t('workdays.listHint')} />
        </Form.Item>
        <p className="note" aria-live="polite">
          {t('workdays.reads', { off: days.filter(({ off }) => off).length, worked: days.filter(({ off }) => !off).length })}
        </p>
        {unread.length > 0 ? (
          <p className="problemText">{t('workdays.unread', { lines: unread.slice(0, 5).join(t('workdays.comma')) })}</p>
        ) : null}
        <Form.Item
          name="source"
          label={t('workdays.source')}
          rules={[{ required: true, whitespace: true, message: t('workdays.sourceMissing') }]}
        >
          <Input maxLength={200} placeholder={t('workdays.sourceHint')} />
        </Form.Item>
        <DayField name="since" label={t('workdays.since')} hint={t('workdays.sinceHint')} optional />
        <ActionProblem error={save.error} />
        <Button type="primary" htmlType="submit" disabled={unread.length > 0 || days.length === 0} loading={save.isPending}>
          {t('workdays.replace', { year: year.year })}
        </Button>
      </Form>
    </DockedPanel>
  );
}
