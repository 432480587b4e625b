import type { Contact } from '@fulcrum/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { FormFoot, type Undoable } from '../../kit/index.ts';
import { useRefresh } from '../tasks/index.ts';

interface SamePersonProps {
  person: Contact;
  onDone: (done: Undoable) => void;
  onClose: () => void;
}

/** Says that somebody at another customer is the same person: both show one history from then on. */
export function SamePerson({ person, onDone, onClose }: SamePersonProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const link = useMutation({
    mutationFn: async ({ otherId }: { otherId: string }) => {
      const { items } = await client.contacts.employment({ id: otherId });
      await client.contacts.link({ id: person.id, otherId });
      // Of two long histories each post is taken out by hand: one button could not tell which belonged together.
      return { undo: items.length === 1 ? () => void client.contacts.unlink({ id: otherId }).then(refresh) : undefined };
    },
    onSuccess: async ({ undo }) => {
      await refresh();
      onClose();
      onDone({ text: t('peopleTab.linked', { name: person.name }), ...(undo ? { undo } : {}) });
    },
  });
  return (
    <Form<{ otherId: string }>
      name="same-person"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={(values) => link.mutate(values)}
      className="workForm"
    >
      <p className="note">{t('peopleTab.sameNote', { name: person.name })}</p>
      <Form.Item name="otherId" label={t('peopleTab.sameAs')} rules={[{ required: true, message: t('peopleTab.sameHint') }]}>
        <OtherSelect person={person} />
      </Form.Item>
      <FormFoot error={link.error} saving={link.isPending} save={t('peopleTab.sameDone')}>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}

interface OtherSelectProps {
  id?: string;
  person: Contact;
  value?: string;
  onChange?: (id: string) => void;
}

/** Somebody at another customer that the reader meets; whoever has the person's name is found at once. */
function OtherSelect({ id, person, value, onChange }: OtherSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.contacts.list.queryOptions({ input: { limit: 50, q: q.trim() || person.name } }),
    placeholderData: (before) => before,
  });
  const others = found.data?.items.filter((each) => each.accountId !== person.accountId && each.personId !== person.personId) ?? [];
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('peopleTab.sameHint')}
      loading={found.isFetching}
      notFoundContent={found.isError ? t('records.searchFailed') : t('records.nothingFound')}
      options={others.map((each) => ({
        value: each.id,
        label: [each.name, each.accountName, each.title].filter(Boolean).join(' · '),
      }))}
      onChange={onChange}
    />
  );
}
