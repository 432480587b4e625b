import type { PersonLoad, WorkLoad } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, FormFoot, formatNumber, type Undoable } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import { PersonSelect } from '../tasks/index.ts';
import { OwnerWarning } from '../training/owner-warning.tsx';
import { covered } from './coverage.tsx';

/** The accounts of a person, of one level or all, with who is to take them. */
function takenFrom(userId: string | null, { toId, level }: { toId?: string; level?: string | null }) {
  if (!userId || !toId) return null;
  const filter = JSON.stringify({ metric: 'account.owner', op: 'in', value: [userId] });
  return { where: { filter, ...(level ? { tier: level } : {}) }, ownerId: toId };
}

interface MovePanelProps {
  person: PersonLoad;
  levels: WorkLoad['levels'];
  onClose: () => void;
  onMoved: (done: Undoable) => void;
}

/** What one person carries by level, and their accounts given to somebody else, with open tasks. */
export function MovePanel({ person, levels, onClose, onMoved }: MovePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const taker = useRef('');
  const refresh = () =>
    Promise.all([api.worklist.key(), api.accounts.key(), api.tasks.key()].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const move = useMutation({
    mutationFn: ({ toId, level }: { toId: string; level?: string | null }) =>
      client.worklist.move({ fromId: person.userId ?? '', toId, ...(level ? { level } : {}) }),
    onSuccess: async ({ changed, undo }) => {
      await refresh();
      const back = undo === null ? undefined : () => void client.accounts.undoAssign({ id: undo }).then(refresh);
      onMoved({ text: t('load.moved', { count: changed, name: taker.current }), ...(back ? { undo: back } : {}) });
    },
  });
  const shown = levels.flatMap(({ id }) => person.byLevel.filter(({ level }) => level === id));
  return (
    <DockedPanel eyebrow={person.teamName ?? undefined} title={person.name ?? ''} onClose={onClose}>
      <ul className="coverage">
        {shown.map(({ level, accounts, due, met }) => (
          <li key={level}>
            <AccountTier tier={level} named />
            <span className="num">{t('load.accountsOf', { count: accounts })}</span>
            <span className="note">{due > 0 ? t('load.coveredOf', { share: covered([{ level, accounts, due, met }]) }) : '—'}</span>
          </li>
        ))}
      </ul>
      {person.accounts === 0 ? (
        <p className="note">{t('load.nothingToMove')}</p>
      ) : (
        <>
          <h3 className="lbl">{t('load.move')}</h3>
          <p className="note">{t('load.moveHint')}</p>
          <Form<{ toId: string; level?: string | null }>
            name="move-load"
            layout="vertical"
            requiredMark={false}
            validateTrigger="onBlur"
            onFinish={(values) => move.mutate(values)}
            className="workForm"
          >
            <Form.Item name="level" label={t('load.which')}>
              <Select
                allowClear
                placeholder={t('load.all', { count: person.accounts })}
                options={shown.map(({ level, accounts }) => ({
                  value: level,
                  label: `${levels.find(({ id }) => id === level)?.name[language] ?? level} · ${formatNumber(accounts, language)}`,
                }))}
              />
            </Form.Item>
            <Form.Item
              name="toId"
              label={t('load.to')}
              rules={[{ required: true, message: t('task.form.ownerMissing') }]}
              getValueFromEvent={(id: string, chosen: string) => {
                taker.current = chosen;
                return id;
              }}
            >
              <PersonSelect />
            </Form.Item>
            <Form.Item noStyle shouldUpdate>
              {({ getFieldsValue }) => <OwnerWarning asked={takenFrom(person.userId, getFieldsValue())} />}
            </Form.Item>
            <FormFoot error={move.error} saving={move.isPending} save={t('load.moveNow')}>
              <Button onClick={onClose}>{t('task.form.cancel')}</Button>
            </FormFoot>
          </Form>
        </>
      )}
    </DockedPanel>
  );
}
