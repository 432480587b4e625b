import { REQUEST_CHANNELS, REQUEST_KINDS, SEVERITIES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';
import { type Holder, HolderSelect } from './holder-select.tsx';

interface RuleFieldsProps {
  place: number;
  onRemove: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** What a rule asks of a request, and where it sends it. */
export function RuleFields({ place, onRemove, onUp, onDown }: RuleFieldsProps) {
  const { t } = useTranslation();
  const products = useQuery(api.products.list.queryOptions({ input: { limit: 200, status: 'active' } })).data?.items ?? [];
  const language = useLanguage();
  const { can } = useSession();
  const tiers = useQuery({ ...api.tiers.overview.queryOptions({ input: {} }), enabled: can('policies.read') }).data?.levels ?? [];
  const levels = tiers.flatMap(({ id, name }) => (id === null ? [] : [{ value: id, label: name ? `${id} · ${name[language]}` : id }]));
  const holder = Form.useWatch<Holder | undefined>(['rules', place, 'holder']);
  const many = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Form.Item name={[place, name]} label={label}>
      <Select mode="multiple" allowClear placeholder={t('desk.rules.any')} options={options} optionFilterProp="label" />
    </Form.Item>
  );
  return (
    <section className="deskRule" aria-label={t('desk.rules.rule', { place: place + 1 })}>
      <div className="row">
        <h3 className="lbl grow">{t('desk.rules.rule', { place: place + 1 })}</h3>
        <Button size="small" type="text" disabled={!onUp} onClick={onUp}>
          {t('desk.rules.up')}
        </Button>
        <Button size="small" type="text" disabled={!onDown} onClick={onDown}>
          {t('desk.rules.down')}
        </Button>
        <Button size="small" type="text" onClick={onRemove}>
          {t('desk.rules.remove')}
        </Button>
      </div>
      <Form.Item
        name={[place, 'name']}
        label={t('desk.rules.name')}
        rules={[{ required: true, whitespace: true, message: t('desk.open.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="formPair">
        {many(
          'productIds',
          t('desk.product'),
          products.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {many(
          'kinds',
          t('desk.kind'),
          REQUEST_KINDS.map((value) => ({ value, label: t(`desk.kindOf.${value}`) })),
        )}
        {many(
          'severities',
          t('desk.severity'),
          SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) })),
        )}
        {many(
          'channels',
          t('desk.channel'),
          REQUEST_CHANNELS.map((value) => ({ value, label: t(`desk.channelOf.${value}`) })),
        )}
      </div>
      {levels.length > 0 ? many('levels', t('desk.rules.levels'), levels) : null}
      <Form.Item name={[place, 'holder']} label={t('desk.rules.to')}>
        <HolderSelect provider />
      </Form.Item>
      {holder?.startsWith('team:') ? (
        <Form.Item name={[place, 'toOne']} valuePropName="checked">
          <Checkbox>{t('desk.rules.toOne')}</Checkbox>
        </Form.Item>
      ) : null}
    </section>
  );
}
