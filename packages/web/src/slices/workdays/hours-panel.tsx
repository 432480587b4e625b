import { type OfficeHours, WEEKDAYS } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, DockedPanel } from '../../kit/index.ts';
import { DAY_NAMES, windowsOf, windowsText } from './hours-text.ts';

type Values = Record<'all' | (typeof WEEKDAYS)[number], string | undefined>;

/** The hours of a working day, and of weekdays that have their own. */
export function HoursPanel({ hours, onClose }: { hours: OfficeHours; onClose: () => void }) {
  const { t } = useTranslation();
  const comma = t('workdays.comma');
  const save = useChange({
    work: (next: OfficeHours) => client.calendar.setHours(next),
    said: () => {
      onClose();
      return t('workdays.hours.saved');
    },
    changes: [api.calendar.key(), api.procedures.key()],
  });
  const read = (text: string | undefined) => windowsOf(text?.trim() ?? '') ?? [];
  const onFinish = ({ all, ...own }: Values) => {
    const filled = WEEKDAYS.filter((day) => own[day]?.trim());
    save.mutate({ windows: read(all), weekdays: Object.fromEntries(filled.map((day) => [day, read(own[day])])) });
  };
  const isRead = (required: boolean) => ({
    validator: (_: unknown, text: string | undefined) =>
      (!required && !text?.trim()) || windowsOf(text?.trim() ?? '')
        ? Promise.resolve()
        : Promise.reject(new Error(t('workdays.hours.wrong'))),
  });
  const own = Object.fromEntries(WEEKDAYS.map((day) => [day, hours.weekdays[day] ? windowsText(hours.weekdays[day], comma) : '']));
  return (
    <DockedPanel title={t('workdays.hours.title')} onClose={onClose}>
      <p className="ink2">{t('workdays.hours.note')}</p>
      <Form<Values>
        name="officeHours"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ all: windowsText(hours.windows, comma), ...own }}
        onFinish={onFinish}
      >
        <Form.Item
          name="all"
          label={t('workdays.hours.all')}
          extra={t('workdays.hours.hint')}
          rules={[isRead(true)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={120} />
        </Form.Item>
        <h3 className="lbl">{t('workdays.hours.own')}</h3>
        {WEEKDAYS.map((day) => (
          <Form.Item
            key={day}
            name={day}
            label={t(`workdays.hours.weekday.${DAY_NAMES[day]}`)}
            rules={[isRead(false)]}
            validateTrigger="onBlur"
          >
            <Input maxLength={120} placeholder={t('workdays.hours.same')} />
          </Form.Item>
        ))}
        <p className="note">{t('workdays.hours.weekend')}</p>
        <ActionProblem error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('workdays.hours.save')}
        </Button>
      </Form>
    </DockedPanel>
  );
}
