import { ASKED, REQUEST_KINDS, type RequestForm } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Popconfirm, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { BothField, FormFoot, placeIssues } from '../../kit/index.ts';
import { ProductSelect } from '../requests/product-select.tsx';
import { FormAddress } from './form-address.tsx';
import { BLANK, type FormValues, inputOf, valuesOf } from './form-values.ts';

/** Makes a form, or changes one; what stands on a web page changes with it at once. */
export function FormEditor({ before, onDone }: { before: RequestForm | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<FormValues>();
  const done = async (text: string) => {
    message.success(text);
    await queries.invalidateQueries({ queryKey: api.requestForms.key() });
    onDone();
  };
  const save = useMutation({
    mutationFn: (values: FormValues) =>
      before ? client.requestForms.change({ id: before.id, ...inputOf(values) }) : client.requestForms.create(inputOf(values)),
    onSuccess: () => done(t('requestForm.saved')),
    onError: (error) => placeIssues(form, error),
  });
  const remove = useMutation({
    mutationFn: (id: string) => client.requestForms.remove({ id }),
    onSuccess: () => done(t('requestForm.removed')),
  });
  const needed = { required: true, message: t('sending.needed') };
  const asked = ASKED.map((value) => ({ value, label: t(`requestForm.askedOf.${value}`) }));
  return (
    <>
      {before ? <FormAddress form={before} /> : null}
      <Form<FormValues>
        form={form}
        name="requestForm"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={before ? valuesOf(before) : BLANK}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="slug"
          label={t('requestForm.slug')}
          extra={t('requestForm.slugHint')}
          rules={[needed, { pattern: /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/, message: t('requestForm.slugWrong') }]}
        >
          <Input addonBefore="/f/" maxLength={60} placeholder="help" />
        </Form.Item>
        <BothField path={['title']} label={t('requestForm.heading')} needed={t('sending.needed')} />
        <BothField path={['intro']} label={t('requestForm.intro')} lines />
        <Form.Item name="languages" label={t('requestForm.languages')} rules={[needed]}>
          <Checkbox.Group options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`kit.language.${value}`) }))} />
        </Form.Item>
        <Form.Item name="productId" label={t('desk.product')}>
          <ProductSelect inUse known={before?.productId ? { id: before.productId, name: before.productName ?? '' } : undefined} />
        </Form.Item>
        <Form.Item name="kind" label={t('desk.kind')}>
          <Select options={REQUEST_KINDS.map((value) => ({ value, label: t(`desk.kindOf.${value}`) }))} />
        </Form.Item>
        <div className="formPair">
          <Form.Item name="phone" label={t('requestForm.phone')}>
            <Select options={asked} />
          </Form.Item>
          <Form.Item name="company" label={t('requestForm.company')}>
            <Select options={asked} />
          </Form.Item>
        </div>
        <BothField path={['consent']} label={t('requestForm.consent')} lines />
        <Form.Item name="suggests" label={t('requestForm.suggests')} extra={t('requestForm.suggestsHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="origins" label={t('requestForm.origins')} extra={t('requestForm.originsHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，']} placeholder="https://app.example.com" />
        </Form.Item>
        <Form.Item name="enabled" label={t('requestForm.enabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <FormFoot error={save.error ?? remove.error} saving={save.isPending} save={t('requestForm.save')}>
          {before ? (
            <Popconfirm
              title={t('requestForm.removeAsk')}
              okText={t('requestForm.remove')}
              cancelText={t('requestForm.removeNot')}
              onConfirm={() => remove.mutate(before.id)}
            >
              <Button loading={remove.isPending}>{t('requestForm.remove')}</Button>
            </Popconfirm>
          ) : null}
        </FormFoot>
      </Form>
    </>
  );
}
