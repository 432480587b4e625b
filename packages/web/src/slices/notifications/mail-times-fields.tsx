import type { NotificationPreferences } from '@fulcrum/contract';
import { Checkbox, Form, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';

/** As the form holds it: the hours stay while quiet hours are off. */
export type Wished = Pick<NotificationPreferences, 'kinds' | 'times'> & { quietOn: boolean };
export const QUIET = { from: '21:00', until: '07:30' };
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When mail may come: the digest's day and hour, quiet hours, working days only. */
export function MailTimesFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Wished>();
  const weekly = Form.useWatch(['times', 'digest', 'every'], form) === 'week';
  const quietOn = Form.useWatch('quietOn', form);
  return (
    <div className="mailTimes">
      <fieldset>
        <legend>{t('notifying.digest')}</legend>
        <Form.Item name={['times', 'digest', 'every']} noStyle>
          <Segmented options={(['day', 'week'] as const).map((value) => ({ value, label: t(`notifying.every.${value}`) }))} />
        </Form.Item>
        <Form.Item name={['times', 'digest', 'weekday']} noStyle hidden={!weekly}>
          <Select
            aria-label={t('notifying.weekdayLabel')}
            popupMatchSelectWidth={false}
            options={WEEKDAYS.map((value) => ({ value, label: t(`notifying.weekday.d${value}`) }))}
          />
        </Form.Item>
        <Time name={['times', 'digest', 'at']} label={t('notifying.atLabel')} />
      </fieldset>
      <fieldset>
        <legend>{t('notifying.quiet')}</legend>
        <Form.Item name="quietOn" valuePropName="checked" noStyle>
          <Checkbox>{t('notifying.quietOn')}</Checkbox>
        </Form.Item>
        {quietOn ? (
          <span className="quietHours">
            <Time name={['times', 'quiet', 'from']} label={t('notifying.quietFrom')} />
            {t('notifying.to')}
            <Time name={['times', 'quiet', 'until']} label={t('notifying.quietUntil')} />
          </span>
        ) : null}
      </fieldset>
      <Form.Item name={['times', 'workingDays']} valuePropName="checked" noStyle>
        <Checkbox>{t('notifying.workingDays')}</Checkbox>
      </Form.Item>
    </div>
  );
}

const Time = ({ name, label }: { name: string[]; label: string }) => (
  <Form.Item name={name} noStyle rules={[{ required: true }]}>
    <Input type="time" aria-label={label} className="timeInput" />
  </Form.Item>
);
