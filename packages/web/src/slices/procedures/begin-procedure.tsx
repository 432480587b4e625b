import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { ProductSelect } from '../requests/product-select.tsx';
import { DayField } from '../tasks/day-field.tsx';
import { useRunAction } from './use-run-action.ts';

interface Values {
  id: string;
  note?: string;
  productId?: string | null;
  startsOn?: string;
}

/** Begins a procedure at a customer. */
export function BeginProcedure({ accountId, name, onClose }: { accountId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.procedures.list.queryOptions({ input: {} }));
  const isStart = (id: string | undefined) => found.data?.items.find((one) => one.id === id)?.procedure.category === 'project_start';
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('id', form);
  const begin = useRunAction(
    ({ id, note, productId, startsOn }: Values) =>
      client.procedures.begin({
        ...{ id, accountId, ...(note?.trim() ? { note: note.trim() } : {}) },
        ...(isStart(id) ? { ...(productId ? { productId } : {}), ...(startsOn ? { startsOn } : {}) } : {}),
      }),
    () => {
      onClose();
      return t('procedure.begin.done');
    },
  );
  return (
    <DockedPanel eyebrow={name} title={t('procedure.begin.title')} onClose={onClose}>
      {found.data ? (
        <Form<Values>
          form={form}
          name="beginProcedure"
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => begin.mutate(values)}
          className="workForm"
        >
          <Form.Item name="id" label={t('procedure.begin.which')} rules={[{ required: true, message: t('procedure.begin.needed') }]}>
            <Select options={found.data.items.map(({ id, procedure }) => ({ value: id, label: procedure.name[language] }))} />
          </Form.Item>
          {isStart(chosen) ? (
            <>
              <Form.Item name="productId" label={t('starting.product')}>
                <ProductSelect />
              </Form.Item>
              <DayField name="startsOn" label={t('starting.startsOn')} hint={t('starting.startsOnHint')} max={found.data.today} optional />
            </>
          ) : null}
          <Form.Item name="note" label={t('procedure.note')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
          </Form.Item>
          <ProblemNote problem={begin.error ? shownProblem(begin.error) : null} />
          <Button type="primary" htmlType="submit" loading={begin.isPending}>
            {t('procedure.begin.go')}
          </Button>
        </Form>
      ) : (
        <SkeletonRows rows={2} />
      )}
    </DockedPanel>
  );
}
