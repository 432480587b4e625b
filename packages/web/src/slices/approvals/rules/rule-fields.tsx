import { APPROVAL_KINDS, APPROVAL_MODES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { ApproverFields } from './approver-fields.tsx';

/** One step: what it fits, who decides, and how soon. */
export function RuleFields({ name }: { name: number }) {
  const { t } = useTranslation();
  const regions = useQuery(api.identity.listRegions.queryOptions({ input: {} }));
  const needed = [{ required: true, whitespace: true, message: t('signing.rules.needed') }];
  return (
    <>
      <div className="formPair">
        <Form.Item name={[name, 'name', 'zh']} label={t('signing.rules.zh')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={[name, 'name', 'en']} label={t('signing.rules.en')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className="formPair">
        <Form.Item name={[name, 'kinds']} label={t('signing.rules.kinds')}>
          <Select
            mode="multiple"
            placeholder={t('signing.rules.everyKind')}
            options={APPROVAL_KINDS.map((value) => ({ value, label: t(`signing.kindOf.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name={[name, 'regionIds']} label={t('signing.rules.regions')}>
          <Select
            mode="multiple"
            placeholder={t('signing.rules.everywhere')}
            showSearch={{ optionFilterProp: 'label' }}
            options={(regions.data?.items ?? []).map((region) => ({ value: region.id, label: region.name }))}
          />
        </Form.Item>
      </div>
      <div className="formPair">
        <Form.Item name={[name, 'from']} label={t('signing.rules.from')}>
          <InputNumber<string> stringMode min="0" placeholder={t('signing.rules.noBand')} />
        </Form.Item>
        <Form.Item name={[name, 'below']} label={t('signing.rules.below')}>
          <InputNumber<string> stringMode min="0" placeholder={t('signing.rules.noBand')} />
        </Form.Item>
      </div>
      <ApproverFields name={name} />
      <div className="formPair">
        <Form.Item name={[name, 'mode']} label={t('signing.rules.mode')}>
          <Select options={APPROVAL_MODES.map((value) => ({ value, label: t(`signing.modeOf.${value}`) }))} />
        </Form.Item>
        <div className="formPair">
          <Form.Item
            name={[name, 'count']}
            label={t('signing.rules.within')}
            rules={[{ required: true, message: t('signing.rules.needed') }]}
          >
            <InputNumber min={1} max={200} precision={0} />
          </Form.Item>
          <Form.Item name={[name, 'unit']} label=" ">
            <Select
              aria-label={t('signing.rules.within')}
              options={(['hours', 'days'] as const).map((value) => ({ value, label: t(`signing.rules.unitOf.${value}`) }))}
            />
          </Form.Item>
        </div>
      </div>
    </>
  );
}
