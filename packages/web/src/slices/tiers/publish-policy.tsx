import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDraft } from './use-policy-draft.ts';

/** Puts the text in force, with a note on why; the version before it stays in the list. */
export function PublishPolicy({ draft }: { draft: PolicyDraft }) {
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
      <Button type="primary" loading={draft.publish.isPending} onClick={() => draft.startPublish(note)}>
        {t('tiers.publish.action')}
      </Button>
    </div>
  );
}
