import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

export const CHANNEL_LISTS = ['phones', 'mails', 'wechats', 'wecoms'] as const;
/** One further way to reach somebody, as the form holds it. */
export interface ChannelLine {
  kind: (typeof CHANNEL_LISTS)[number];
  value: string;
  note?: string | null;
  preferred?: boolean;
}

/** Further phones, mails and ids inside a form, as lines of kind, value and note. */
export function ChannelsField() {
  const { t } = useTranslation();
  return (
    <Form.Item label={t('peopleTab.channels')}>
      <Form.List name="lines">
        {(lines, { add, remove }) => (
          <div className="channelLines">
            {lines.map(({ key, name }) => (
              <div key={key} className="channelLine">
                <Form.Item name={[name, 'kind']} noStyle>
                  <Select
                    aria-label={t('peopleTab.channels')}
                    options={CHANNEL_LISTS.map((kind) => ({ value: kind, label: t(`peopleTab.channelKind.${kind}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'value']} noStyle>
                  <Input maxLength={200} aria-label={t('peopleTab.reach')} />
                </Form.Item>
                <Form.Item name={[name, 'note']} noStyle>
                  <Input maxLength={200} placeholder={t('peopleTab.channelNote')} aria-label={t('peopleTab.channelNote')} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('peopleTab.removeChannel')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              type="link"
              className="addChannel"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ kind: 'phones', value: '' })}
            >
              {t('peopleTab.addChannel')}
            </Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}
