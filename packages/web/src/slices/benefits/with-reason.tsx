import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

interface WithReasonProps {
  /** What is done, on its door and on its button. */
  label: string;
  /** What the door is for, to who does not see what it stands beside. */
  of: string;
  act: (reason: string) => Promise<unknown>;
}

/** A door to something that asks why: it opens to a line for the reason. */
export function WithReason({ label, of, act }: WithReasonProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => act(reason.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.benefits.key() }),
  });
  if (!open)
    return (
      <button type="button" className="door note" aria-label={`${label} ${of}`} onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  return (
    <div className="decision">
      <Input
        size="small"
        autoFocus
        aria-label={t('benefit.why')}
        placeholder={t('benefit.why')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      />
      <Button size="small" disabled={!reason.trim()} loading={send.isPending} onClick={() => send.mutate()}>
        {label}
      </Button>
      <Button size="small" type="text" onClick={() => setOpen(false)}>
        {t('task.form.cancel')}
      </Button>
      <ActionProblem error={send.error} />
    </div>
  );
}
