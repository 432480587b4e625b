import type { Community } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ProductSelect } from '../requests/product-select.tsx';
import { CommunityAccounts } from './community-accounts.tsx';

type Values = Pick<Community, 'name' | 'about' | 'productId' | 'open'> & { priceLevel?: string | null; channelSource?: string | null };

/** One community, or one that is being made: what it is, and of one that is not open, whose people take part. */
export function CommunityPanel({ id, onShow, onClose }: { id: string; onShow: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.communities.list.queryOptions({ input: {} }));
  const of = found.data?.items.find((one) => one.id === id);
  const title = id === 'new' ? t('community.form.new') : (of?.name ?? t('community.portal.missing'));
  return (
    <DockedPanel eyebrow={t('shell.page.community')} title={found.data ? title : '…'} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={5} />
      ) : id === 'new' || of ? (
        <>
          <CommunityForm key={of?.revision ?? 0} of={of} onSaved={onShow} />
          {of && !of.open ? <CommunityAccounts community={of} /> : null}
        </>
      ) : null}
    </DockedPanel>
  );
}

const textOf = (text: string | null | undefined): string | null => text?.trim() || null;

function CommunityForm({ of, onSaved }: { of: Community | undefined; onSaved: (id: string) => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [form] = Form.useForm<Values>();
  const open = Form.useWatch('open', form) ?? of?.open ?? true;
  const changes = [api.communities.key(), api.communityQuestions.key()];
  const save = useChange({
    work: (values: Values) => {
      const draft = {
        ...values,
        about: values.about ?? '',
        priceLevel: textOf(values.priceLevel),
        channelSource: textOf(values.channelSource),
      };
      return of ? client.communities.change({ id: of.id, revision: of.revision, ...draft }) : client.communities.create(draft);
    },
    changes,
    said: () => t('community.form.saved'),
  });
  const archive = useChange({
    work: (one: Community) => client.communities.change({ id: one.id, revision: one.revision, archived: !one.archived }),
    changes,
    said: () => t('community.form.saved'),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!can('articles.publish')}
      initialValues={of ?? { open: true, about: '', productId: null }}
      onFinish={(values) => save.mutate(values, { onSuccess: ({ id }) => onSaved(id) })}
    >
      <Form.Item
        name="name"
        label={t('community.form.name')}
        rules={[{ required: true, whitespace: true, message: t('desk.work.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="about" label={t('community.form.about')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="productId" label={t('community.form.product')}>
        <ProductSelect known={of?.productId ? { id: of.productId, name: of.productName ?? '' } : undefined} />
      </Form.Item>
      <Form.Item name="open" label={t('community.form.everybody')} extra={t('community.form.everybodyHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {open ? null : (
        <>
          <Form.Item name="priceLevel" label={t('community.form.priceLevel')} extra={t('community.form.priceHint')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="channelSource" label={t('community.form.channelSource')}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
      {can('articles.publish') ? (
        <FormFoot error={save.error ?? archive.error} saving={save.isPending} save={t('community.form.save')}>
          {of ? (
            <Button loading={archive.isPending} onClick={() => archive.mutate(of)}>
              {t(of.archived ? 'community.form.restore' : 'community.form.archive')}
            </Button>
          ) : null}
        </FormFoot>
      ) : null}
    </Form>
  );
}
