import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../kit/index.ts';
import { showPrinciples } from '../tasks/index.ts';

/** Every key that works on Today; ? opens it. */
export function KeysHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  const keys: [string[], string][] = [
    [['J', 'K'], t('kit.keys.move')],
    [['↵'], t('today.keys.script')],
    [['D', 'L'], t('today.keys.log')],
    [['S'], t('today.keys.snooze')],
    [['R'], t('today.keys.reassign')],
    [['A'], t('today.keys.answer')],
    [['X'], t('kit.keys.select')],
    [['N'], t('today.keys.new')],
    [['Esc'], t('today.keys.close')],
    [['?'], t('today.keys.help')],
  ];
  return (
    <Modal open={open} title={t('today.keys.title')} footer={null} onCancel={() => setOpen(false)} width={360}>
      <dl className="keysHelp">
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="note">
        <button type="button" className="door" onClick={showPrinciples}>
          {t('task.principle.again')}
        </button>
      </p>
    </Modal>
  );
}
