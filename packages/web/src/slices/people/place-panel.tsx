import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, DockedPanel, placeIssues } from '../../kit/index.ts';

interface Values {
  name: string;
  code: string;
  within?: string;
}

/** Adds a team or a region. */
export function PlacePanel({
  kind,
  regions,
  onClose,
}: {
  kind: 'teams' | 'regions';
  regions: { id: string; name: string }[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const create = useMutation({
    mutationFn: async ({ within = null, ...input }: Omit<Values, 'within'> & { within?: string | null }) => {
      if (kind === 'teams') await client.identity.createTeam({ ...input, regionId: within });
      else await client.identity.createRegion({ ...input, parentId: within });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: kind === 'teams' ? api.identity.listTeams.key() : api.identity.listRegions.key() });
      onClose();
    },
    onError: (error) => placeIssues(form, error),
  });
  const title = t(kind === 'teams' ? 'people.page.addTeam' : 'people.page.addRegion');
  return (
    <DockedPanel eyebrow={t(`people.page.${kind}`)} title={title} onClose={onClose}>
      <Form
        form={form}
        layout="vertical"
        className="stack"
        requiredMark={false}
        validateTrigger="onBlur"
        onFinish={(values) => create.mutate(values)}
      >
        <Form.Item
          name="name"
          label={t('importing.mappingName')}
          rules={[{ required: true, whitespace: true, message: t('people.nameNeeded') }]}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="code"
          label={t('people.page.code')}
          extra={t('people.page.codeHint')}
          rules={[{ required: true, whitespace: true, message: t('people.page.codeNeeded') }]}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        {regions.length > 0 ? (
          <Form.Item name="within" label={t(kind === 'teams' ? 'people.page.region' : 'people.page.parent')}>
            <Select
              allowClear
              placeholder={t('people.page.top')}
              options={regions.map((region) => ({ value: region.id, label: region.name }))}
            />
          </Form.Item>
        ) : null}
        <div className="formFoot">
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {title}
          </Button>
        </div>
        <ActionProblem error={create.error} />
      </Form>
    </DockedPanel>
  );
}
