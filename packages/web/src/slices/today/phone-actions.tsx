import { PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { callable } from '../tasks/index.ts';
import type { AtCustomer } from './use-today.ts';

/** What a thumb does with the work at hand: call, read the script, log. */
export function PhoneActions({ work, onScript, onLog }: { work: AtCustomer; onScript: () => void; onLog: () => void }) {
  const { t } = useTranslation();
  const people = useQuery(api.contacts.list.queryOptions({ input: { accountId: work.accountId, limit: 100 } }));
  const person = people.data?.items.find((each) => !each.leftOn && callable(each.phone));
  return (
    <div className="phoneActions">
      {person ? (
        <Button type="primary" icon={<PhoneOutlined aria-hidden />} href={`tel:${person.phone?.replaceAll(/\s/g, '')}`}>
          {t('task.panel.call', { name: person.name })}
        </Button>
      ) : null}
      <Button onClick={onScript}>{t('today.phone.script')}</Button>
      <Button onClick={onLog}>{t('today.phone.log')}</Button>
    </div>
  );
}
