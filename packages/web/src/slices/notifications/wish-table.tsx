import { NOTIFICATION_KINDS, NOTIFICATIONS } from '@fulcrum/contract';
import { Checkbox, Form } from 'antd';
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
          </tr>
        ))}
      </tbody>
    </table>
  );
}
