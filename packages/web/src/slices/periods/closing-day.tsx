import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Popover } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

/** The day of the next month by which a month should be closed; its change. */
export function ClosingDay({ day }: { day: number }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [next, setNext] = useState<number | null>(day);
  const save = useMutation({
    mutationFn: (value: number) => client.periods.setClosingDay({ day: value }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.periods.key() });
      setOpen(false);
    },
  });
  const form = (
    <div className="closingDay">
      <label htmlFor={id} className="fieldLabel">
        {t('closing.dayLabel')}
      </label>
      <div className="row">
        <InputNumber id={id} min={1} max={28} precision={0} value={next} onChange={setNext} />
        <Button type="primary" disabled={next === null} loading={save.isPending} onClick={() => next !== null && save.mutate(next)}>
          {t('closing.save')}
        </Button>
      </div>
      <p className="note">{t('closing.dayNote')}</p>
      <ActionProblem error={save.error} />
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" content={form} destroyOnHidden>
      <Button aria-expanded={open}>{t('closing.day', { day })}</Button>
    </Popover>
  );
}
