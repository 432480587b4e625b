import type { SavedView, ViewState } from '@fulcrum/contract';
import { Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionProblem } from '../../kit/index.ts';
import { useViews } from './use-views.ts';

/** Names the present view and says who may open it. */
export function SaveView({ state, onClose, onSaved }: { state: ViewState; onClose: () => void; onSaved: (view: SavedView) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const { create } = useViews();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = () => name.trim() && create.mutate({ name: name.trim(), shared, state }, { onSuccess: onSaved });
  return (
    <Modal
      open
      title={t('segment.view.saveTitle')}
      okText={t('segment.view.saveAction')}
      cancelText={t('customers.cancel')}
      okButtonProps={{ disabled: !name.trim(), loading: create.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <label htmlFor={id} className="fieldLabel">
        {t('segment.form.name')}
      </label>
      <Input id={id} autoFocus maxLength={80} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={save} />
      <p className="note">{t('segment.view.saveHint')}</p>
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('segment.view.sharedBox')}
      </Checkbox>
      <ActionProblem error={create.error} />
    </Modal>
  );
}
