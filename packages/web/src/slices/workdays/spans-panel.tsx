import type { CalendarSpan, CalendarYear } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, formatDate } from '../../kit/index.ts';
import { DayField } from '../tasks/index.ts';
import { holdsFrom } from './holds-from.ts';

const KINDS = ['company_off', 'company_worked', 'school'] as const;

interface Props {
  year: CalendarYear;
  today: string;
  onClose: () => void;
}
/** Days of the company's own and school holidays: the list, a form to add to it, and from which day that holds. */
export function SpansPanel({ year: { year, spans }, today, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<CalendarSpan & { since?: string }>();
  const since = Form.useWatch('since', { form, preserve: true });
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (next: CalendarSpan[]) => client.calendar.setSpans({ year, spans: next, from: since }),
    onSuccess: async () => {
      form.resetFields(['kind', 'name', 'from', 'to']);
      await queries.invalidateQueries({ queryKey: api.calendar.key() });
    },
  });
  return (
    <DockedPanel title={t('workdays.ownDays')} onClose={onClose}>
      <p className="ink2">{t('workdays.ownNote')}</p>
      {spans.length > 0 ? (
        <ul className="spanList">
          {spans.map((span) => (
            <SpanLine
              key={`${span.kind}.${span.from}.${span.name}`}
              span={span}
              busy={save.isPending}
              onRemove={() => save.mutate(spans.filter((other) => other !== span))}
            />
          ))}
        </ul>
      ) : (
        <p className="note emptyNote">{t('workdays.noOwn')}</p>
      )}
      <Form<CalendarSpan & { since?: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ kind: 'company_off', since: holdsFrom(year, today) }}
        onFinish={({ since: _, ...span }) => save.mutate([...spans, span])}
      >
        <Form.Item name="kind" label={t('workdays.kind')}>
          <Select options={KINDS.map((value) => ({ value, label: t(`workdays.kindOf.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('workdays.name')}
          rules={[{ required: true, whitespace: true, message: t('workdays.nameMissing') }]}
        >
          <Input maxLength={200} placeholder={t('workdays.nameHint')} />
        </Form.Item>
        <div className="row spanDays">
          <DayField name="from" label={t('workdays.from')} />
          <DayField name="to" label={t('workdays.to')} />
        </div>
        <DayField name="since" label={t('workdays.since')} hint={t('workdays.sinceHint')} optional />
        <ActionProblem error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('workdays.add')}
        </Button>
      </Form>
    </DockedPanel>
  );
}

function SpanLine({ span: { kind, name, from, to }, busy, onRemove }: { span: CalendarSpan; busy: boolean; onRemove: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (value: string) => formatDate(value, language);
  return (
    <li className="row">
      <span className="grow">
        <b>{name}</b> <span className="note">{t(`workdays.kindOf.${kind}`)}</span>
        <br />
        <span className="num">{from === to ? day(from) : t('workdays.span', { from: day(from), to: day(to) })}</span>
      </span>
      <Button size="small" type="text" disabled={busy} onClick={onRemove} aria-label={t('workdays.removeNamed', { name })}>
        {t('workdays.remove')}
      </Button>
    </li>
  );
}
