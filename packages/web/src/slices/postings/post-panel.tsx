import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { useMark } from './use-mark.ts';

interface Said {
  courier?: string;
  number?: string;
}

/** Says that the chosen pieces were posted today, by whom; the number where it is one. */
export function PostPanel({ ids, onClose, onDone }: { ids: string[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const mark = useMark(onDone);
  return (
    <DockedPanel title={t('postings.postTitle', { count: ids.length })} onClose={onClose}>
      <Form<Said>
        layout="vertical"
        requiredMark={false}
        className="workForm"
        onFinish={(said) => mark.mutate({ ids, state: 'posted', ...said })}
      >
        <Form.Item name="courier" label={t('postings.courier')}>
          <Input maxLength={40} />
        </Form.Item>
        {ids.length === 1 ? (
          <Form.Item name="number" label={t('postings.number')}>
            <Input maxLength={60} />
          </Form.Item>
        ) : (
          <p className="note">{t('postings.numbersLater')}</p>
        )}
        <FormFoot error={mark.error} saving={mark.isPending} save={t('postings.mark.posted')} />
      </Form>
    </DockedPanel>
  );
}
