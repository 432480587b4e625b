import { MAIL_TIMES, NOTIFICATION_KINDS, NOTIFICATIONS } from '@fulcrum/contract';
import { Checkbox, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

/** A line a kind, a column a way of being told. */
export function WishTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className="wishes">
      <thead>
        <tr>
          <th scope="col">{t('notifying.kind')}</th>
          <th scope="col">{t('notifying.inApp')}</th>
          <th scope="col">{t('notifying.mail')}</th>
        </tr>
      </thead>
      <tbody>
        {NOTIFICATION_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{NOTIFICATIONS[kind][language]}</th>
            <td>
              <Form.Item name={['kinds', kind, 'inApp']} valuePropName="checked" noStyle>
                <Checkbox aria-label={`${NOTIFICATIONS[kind][language]} · ${t('notifying.inApp')}`} />
              </Form.Item>
            </td>
            <td>
              <Form.Item name={['kinds', kind, 'mail']} noStyle>
                <Select
                  size="small"
                  aria-label={`${NOTIFICATIONS[kind][language]} · ${t('notifying.mail')}`}
                  className="wishMail"
                  popupMatchSelectWidth={false}
                  options={MAIL_TIMES.map((value) => ({ value, label: t(`notifying.mailAt.${value}`) }))}
                />
              </Form.Item>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
