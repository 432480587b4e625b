import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

interface DecisionProps {
  /** Nobody decides on what they asked for. */
  own: boolean;
  decide: (approve: boolean, note: string) => Promise<unknown>;
}

/** Approves or refuses, with a word on why. */
export function Decision({ own, decide }: DecisionProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: (approve: boolean) => decide(approve, note.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.benefits.key() }),
  });
  if (own) return <p className="note">{t('benefit.decide.own')}</p>;
  const ready = note.trim().length > 0;
  return (
    <div className="decision">
      <Input
        size="small"
        aria-label={t('benefit.decide.note')}
        placeholder={t('benefit.decide.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button size="small" type="primary" disabled={!ready} loading={send.isPending && send.variables} onClick={() => send.mutate(true)}>
        {t('benefit.decide.approve')}
      </Button>
      <Button size="small" disabled={!ready} loading={send.isPending && !send.variables} onClick={() => send.mutate(false)}>
        {t('benefit.decide.refuse')}
      </Button>
      <ActionProblem error={send.error} />
    </div>
  );
}
