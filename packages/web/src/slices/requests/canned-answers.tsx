import { CANNED_NAMES, type ServiceRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';

const PLACEHOLDER = new RegExp(`\\{\\{(${CANNED_NAMES.join('|')})\\}\\}`, 'g');

/** What is answered again and again, put into the answer with the names filled in. Nothing where there is none. */
export function CannedAnswers({ request, onChoose }: { request: ServiceRequestTold; onChoose: (text: string) => void }) {
  const { t } = useTranslation();
  const { items } = useQuery(api.serviceRequests.cannedAnswers.queryOptions({ input: {} })).data ?? { items: [] };
  const me = useMe();
  if (!items.length) return null;
  const values: Record<(typeof CANNED_NAMES)[number], string> = {
    customer: request.accountName ?? '',
    contact: request.contactName ?? '',
    number: `#${request.number}`,
    me: me?.name ?? '',
  };
  // By one look, so that a name that holds a placeholder or a $ stays as it is.
  const filled = (text: string): string => text.replace(PLACEHOLDER, (_, name: keyof typeof values) => values[name]);
  return (
    <Select<number>
      aria-label={t('desk.canned.choose')}
      placeholder={t('desk.canned.choose')}
      className="requestThen"
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      options={items.map(({ name }, value) => ({ value, label: name }))}
      onChange={(at) => {
        const chosen = items[at];
        if (chosen) onChoose(filled(chosen.text));
      }}
    />
  );
}
