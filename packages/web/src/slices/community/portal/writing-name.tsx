import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api/index.ts';
import { ActionProblem } from '../../../kit/index.ts';

/** Under which name others read what is written here: neither one's own nor the company's unless one wants that. */
export function WritingName() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery(api.portalCommunity.list.queryOptions({ input: {} }));
  const [changing, setChanging] = useState(false);
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) => client.portalCommunity.setName({ name: name.trim() }),
    async onSuccess() {
      setChanging(false);
      await queries.invalidateQueries({ queryKey: api.portalCommunity.list.key() });
    },
  });
  if (!data) return null;
  const { name } = data.me;
  if (name !== null && !changing)
    return (
      <p className="note">
        {t('community.portal.writesAs', { name })}{' '}
        <Button type="link" className="plainLink" onClick={() => setChanging(true)}>
          {t('community.portal.changeName')}
        </Button>
      </p>
    );
  return (
    <Form
      className="stack portalReply"
      layout="vertical"
      requiredMark={false}
      initialValues={{ name }}
      onFinish={(values) => save.mutate(values)}
    >
      <Form.Item
        name="name"
        label={t('community.portal.name')}
        extra={t('community.portal.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('portal.form.needed') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <ActionProblem error={save.error} />
      <Button htmlType="submit" loading={save.isPending}>
        {t('community.portal.saveName')}
      </Button>
    </Form>
  );
}
