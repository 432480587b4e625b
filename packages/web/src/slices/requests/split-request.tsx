import type { RequestEntry, ServiceRequestTold } from '@fulcrum/contract';
import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionDialog, formatDate } from '../../kit/index.ts';
import { useRequestAction } from './use-request-action.ts';

interface Values {
  entryIds: string[];
  subject: string;
}
/** A longer thing said is known by its beginning. */
const SHOWN = 120;

/** What can be split off: the customer's words, where something of them stays. */
export const splittable = (entries: readonly RequestEntry[]): RequestEntry[] => {
  const said = entries.filter(({ kind, event }) => kind === 'in' && !event);
  return said.length > 1 ? said : [];
};

/** Two matters in one conversation: some of what the customer said becomes a request of its own. */
export function SplitRequest({ request, onClose }: { request: ServiceRequestTold; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const { id, revision } = request;
  const said = splittable(request.entries);
  const save = useRequestAction(
    ({ entryIds, subject }: Values) => client.serviceRequests.split({ id, revision, entryIds, subject: subject.trim() }),
    ({ number }) => t('desk.act.done.split', { number }),
  );
  const some = async (_: unknown, chosen: readonly string[] = []) => {
    if (chosen.length === 0 || chosen.length === said.length) throw new Error(t('desk.split.some'));
  };
  return (
    <ActionDialog form={form} name="splitRequest" title={t('desk.act.split')} go={t('desk.split.go')} save={save} onClose={onClose}>
      <Form.Item name="entryIds" label={t('desk.split.which')} extra={t('desk.split.hint')} rules={[{ validator: some }]}>
        <Checkbox.Group
          className="splitEntries"
          options={said.map(({ id: value, at, body }) => ({
            value,
            label: `${formatDate(at, language, { style: 'minute' })} · ${(body ?? '').slice(0, SHOWN)}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="subject"
        label={t('desk.split.subject')}
        rules={[{ required: true, whitespace: true, message: t('desk.open.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  );
}
