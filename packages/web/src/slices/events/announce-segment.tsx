import type { PayloadField } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { segmentName } from '../segments/segment-name.ts';
import { SaidInput } from './said-input.tsx';

/** A segment, of each of whose customers the same is said. */
export function AnnounceSegment({ payload }: { payload: readonly PayloadField[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const segments = useQuery(api.segments.list.queryOptions({ input: {} }));
  return (
    <>
      <Form.Item
        name="segmentId"
        label={t('events.announce.segment')}
        rules={[{ required: true, message: t('events.announce.segmentMissing') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={segments.isPending}
          options={segments.data?.items.map((one) => ({ value: one.id, label: segmentName(one, language) }))}
        />
      </Form.Item>
      {payload.map((field) => (
        <SaidInput key={field.id} field={field} name={['says', field.id]} />
      ))}
    </>
  );
}
