import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PublishPolicyProps {
  isPublishing: boolean;
  onPublish: (note: string) => void;
}

/** Puts the text in force, with a note on why; the version before it stays in the list. */
export function PublishPolicy({ isPublishing, onPublish }: PublishPolicyProps) {
  const { t } = useTranslation();
  const id = useId();
  const [note, setNote] = useState('');
  return (
    <div className="publish">
      <label className="note" htmlFor={id}>
        {t('tiers.publish.note')}
      </label>
      <Input.TextArea id={id} autoSize={{ minRows: 2 }} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />
      <p className="note">{t('tiers.publish.effect')}</p>
      <Button type="primary" loading={isPublishing} onClick={() => onPublish(note)}>
        {t('tiers.publish.action')}
      </Button>
    </div>
  );
}
