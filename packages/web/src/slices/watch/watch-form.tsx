import { WATCH_KINDS, type WatchTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange, useMe } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { ReferenceSelect } from '../../records/index.ts';

interface Values {
  kind: WatchTold['kind'];
  title: string;
  detail?: string;
  competitorId?: string | null;
  authority?: string;
  sourceUrl?: string;
  notedOn: string;
  effectiveOn?: string;
  productIds: string[];
  segmentIds: string[];
  ownerId?: string | null;
  dueOn?: string;
}
const MOST = 200;

/** What was noticed, of whom, and whom it concerns. */
export function WatchForm({ item, onDone }: { item: WatchTold | null; onDone: (id: string) => void }) {
  const { t } = useTranslation();
  const today = useMe()?.today ?? '';
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? item?.kind ?? 'feature';
  const segments = useQuery(api.segments.list.queryOptions({ input: {} })).data?.items ?? [];
  const products = useQuery(api.products.list.queryOptions({ input: { limit: MOST } })).data?.items ?? [];
  const save = useChange({
    work: ({ kind: given, competitorId, authority, effectiveOn, sourceUrl, detail = '', dueOn, ownerId, ...rest }: Values) => {
      const isFeature = given === 'feature';
      const said = {
        ...{ ...rest, detail, ownerId: ownerId ?? null, dueOn: dueOn || null, sourceUrl: sourceUrl?.trim() || null },
        competitorId: isFeature ? (competitorId ?? null) : null,
        authority: isFeature ? null : authority?.trim() || null,
        effectiveOn: isFeature ? null : effectiveOn || null,
      };
      return item ? client.watch.change({ id: item.id, revision: item.revision, ...said }) : client.watch.create({ kind: given, ...said });
    },
    said: () => t('watching.saved'),
    changes: [api.watch.key()],
  });
  const begins = item
    ? { ...item, productIds: item.products.map(({ id }) => id), segmentIds: item.segments.map(({ id }) => id) }
    : { kind: 'feature' as const, notedOn: today, productIds: [], segmentIds: [] };
  const known = (id: string | null | undefined, name: string | null | undefined) => (id && name ? { id, name } : undefined);
  return (
    <Form
      form={form}
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={begins}
      onFinish={() => save.mutate(form.getFieldsValue() as Values, { onSuccess: ({ id }) => onDone(id) })}
    >
      <Form.Item name="kind" label={t('watching.field.kind')}>
        <Select disabled={item !== null} options={WATCH_KINDS.map((value) => ({ value, label: t(`watching.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('watching.field.title')}
        rules={[{ required: true, whitespace: true, message: t('watching.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="detail" label={t('watching.field.detail')}>
        <Input.TextArea rows={3} maxLength={10_000} />
      </Form.Item>
      {kind === 'feature' ? (
        <Form.Item name="competitorId" label={t('watching.field.competitor')}>
          <ReferenceSelect to="competitors" known={known(item?.competitorId, item?.competitorName)} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="authority" label={t('watching.field.authority')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="effectiveOn" label={t('watching.field.effective')}>
            <Input type="date" />
          </Form.Item>
        </>
      )}
      <Form.Item name="sourceUrl" label={t('watching.field.source')}>
        <Input type="url" maxLength={1000} placeholder="https://" />
      </Form.Item>
      <Form.Item name="notedOn" label={t('watching.field.noted')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="productIds" label={t('watching.field.products')}>
        <Select mode="multiple" optionFilterProp="label" options={products.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="segmentIds" label={t('watching.field.segments')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={segments.filter(({ shared }) => shared).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="ownerId" label={t('watching.field.owner')}>
        <ReferenceSelect to="users" known={known(item?.ownerId, item?.ownerName)} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('watching.field.due')}>
        <Input type="date" />
      </Form.Item>
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('watching.save')}
      </Button>
    </Form>
  );
}
