import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReasonField } from './hand-form.tsx';
import { UntilField } from './until-field.tsx';
import { useLevels, useTierOverview } from './use-levels.ts';

export interface OverrideValues {
  level: string;
  reason: string;
  until: string | null;
}

/** Which level, why, and to which last day. */
export function OverrideFields() {
  const { t } = useTranslation();
  const levels = useLevels();
  const overview = useTierOverview();
  return (
    <>
      <Form.Item name="level" label={t('byHand.level')} rules={[{ required: true, message: t('byHand.levelMissing') }]}>
        <Select options={levels.map(({ id, name }) => ({ value: id, label: name === id ? id : `${id} ${name}` }))} />
      </Form.Item>
      <ReasonField label={t('byHand.reason')} />
      <UntilField open={overview.data?.overrideEnd === 'optional'} />
      <p className="note">{t('byHand.effect')}</p>
    </>
  );
}
