import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useChange } from '../../api/use-change.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { pastedNumbers } from './pasted-numbers.ts';

const LANGUAGES = ['zh', 'en'] as const;

/** Couriers and numbers, pasted from the exported list once they stand in it. */
export function EnterPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ block: string }>();
  const named = (key: 'code' | 'courier' | 'number') => LANGUAGES.map((lng) => t(`postings.${key}`, { lng }));
  const heads = { code: named('code'), courier: named('courier'), number: named('number') };
  const rows = pastedNumbers(Form.useWatch('block', form) ?? '', heads);
  const enter = useChange({
    work: () => client.postings.enter({ rows }),
    changes: [api.postings.key(), api.plays.key()],
    said: ({ changed }) => t('postings.marked.posted', { count: changed }),
  });
  const unknown = enter.data?.unknown ?? [];
  return (
    <DockedPanel title={t('postings.enter.title')} onClose={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} className="workForm" onFinish={() => enter.mutate(undefined)}>
        <p className="note">{t('postings.enter.note')}</p>
        <Form.Item name="block" label={t('postings.enter.block')}>
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} placeholder={t('postings.enter.sample')} />
        </Form.Item>
        <p className="note" role="status">
          {t('postings.enter.read', { count: rows.length })}
        </p>
        {unknown.length ? <p className="prose">{t('postings.enter.unknown', { codes: unknown.join('、') })}</p> : null}
        <FormFoot error={enter.error} saving={enter.isPending} save={t('postings.enter.do')} disabled={!rows.length} />
      </Form>
    </DockedPanel>
  );
}
