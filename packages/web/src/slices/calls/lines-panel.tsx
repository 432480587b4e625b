import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useCallAction } from './use-call-action.ts';

interface Values {
  items: { extension: string; userId: string }[];
}

/** Whose extensions are whose, so that a call rings on the pages of whom it rings for. */
export function LinesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const lines = useQuery(api.calls.lines.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('calling.lines.title')} onClose={onClose}>
      <p className="note">{t('calling.lines.note')}</p>
      {lines.error ? (
        <Failure level={3} error={lines.error} onRetry={() => void lines.refetch()} />
      ) : lines.data ? (
        <LinesForm items={lines.data.items} onDone={onClose} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </DockedPanel>
  );
}

function LinesForm({ items, onDone }: { items: (Values['items'][number] & { userName: string })[]; onDone: () => void }) {
  const { t } = useTranslation();
  const people = useQuery(api.serviceRequests.people.queryOptions({ input: {} })).data?.people ?? [];
  const known = items.map(({ userId, userName }) => ({ id: userId, name: userName }));
  const options = [...new Map([...known, ...people].map(({ id, name }) => [id, { value: id, label: name }])).values()];
  const save = useCallAction(
    ({ items: all = [] }: Values) => client.calls.setLines({ items: all }),
    () => t('calling.lines.saved'),
  );
  const rules = [{ required: true, whitespace: true, message: t('calling.log.needed') }];
  return (
    <Form<Values>
      name="lines"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{ items: items.map(({ extension, userId }) => ({ extension, userId })) }}
      onFinish={(values) => save.mutate(values, { onSuccess: onDone })}
    >
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="callLine">
                <Form.Item name={[name, 'extension']} label={t('calling.lines.extension')} rules={rules}>
                  <Input maxLength={60} inputMode="tel" />
                </Form.Item>
                <Form.Item name={[name, 'userId']} label={t('calling.agent')} rules={rules}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
                </Form.Item>
                <Button type="link" onClick={() => remove(name)}>
                  {t('calling.lines.remove')}
                </Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('calling.lines.add')}</Button>
          </>
        )}
      </Form.List>
      <FormFoot error={save.error} saving={save.isPending} save={t('calling.lines.save')} />
    </Form>
  );
}
