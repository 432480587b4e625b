import type { OverrideProblem, OverrideRow } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, readOverrideRows } from '../../api/index.ts';
import { ActionProblem, DockedPanel, FileDrop } from '../../kit/index.ts';
import { useLevelsChanged } from './use-override-work.ts';

interface Checked {
  rows: OverrideRow[];
  good: number;
  problems: OverrideProblem[];
}

/** Levels by hand from a list: pasted or uploaded, checked row by row, then given. */
export function OverrideMany({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const changed = useLevelsChanged();
  const check = useMutation({
    mutationFn: async (file: File): Promise<Checked> => {
      const { rows } = await readOverrideRows(file);
      const { good, problems } = await client.overrides.setMany({ rows, apply: false });
      return { rows, good, problems };
    },
  });
  const apply = useMutation({
    mutationFn: async ({ rows, problems }: Checked) => {
      const bad = new Set(problems.map(({ line }) => line));
      return client.overrides.setMany({ rows: rows.filter(({ line }) => !bad.has(line)), apply: true });
    },
    onSuccess: changed,
  });
  const again = () => {
    check.reset();
    apply.reset();
  };
  return (
    <DockedPanel title={t('byHand.many.title')} onClose={onClose}>
      {apply.data ? (
        <>
          <p className="strong">{t('byHand.many.done', { count: apply.data.set })}</p>
          <Button onClick={onClose}>{t('kit.panel.close')}</Button>
        </>
      ) : check.data ? (
        <>
          <Found checked={check.data} />
          <ActionProblem error={apply.error} />
          <div className="row formActions">
            {check.data.good ? (
              <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate(check.data)}>
                {t('byHand.many.apply', { count: check.data.good })}
              </Button>
            ) : null}
            <Button onClick={again}>{t('byHand.many.again')}</Button>
          </div>
        </>
      ) : (
        <>
          <p className="note">{t('byHand.many.how')}</p>
          <FileDrop
            title={t('byHand.many.drop')}
            hint={t('byHand.many.dropHint')}
            accept=".xlsx,.csv,.txt,.tsv"
            onFiles={([file]) => file && check.mutate(file)}
          />
          <label htmlFor={id} className="fieldLabel">
            {t('byHand.many.paste')}
          </label>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 6, maxRows: 16 }}
            placeholder={t('byHand.many.example')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <ActionProblem error={check.error} />
          <div className="row formActions">
            <Button
              type="primary"
              disabled={text.trim() === ''}
              loading={check.isPending}
              onClick={() => check.mutate(new File([text], 'levels.txt', { type: 'text/plain' }))}
            >
              {t('byHand.many.check')}
            </Button>
          </div>
        </>
      )}
    </DockedPanel>
  );
}

/** How many rows can be met, and every one that cannot, by its line. */
function Found({ checked: { good, problems } }: { checked: Checked }) {
  const { t } = useTranslation();
  const bad = Map.groupBy(problems, ({ line }) => line);
  return (
    <>
      <p className="strong">{t('byHand.many.good', { count: good })}</p>
      {bad.size ? (
        <>
          <p>{t('byHand.many.bad', { count: bad.size })}</p>
          <ul className="overrideProblems">
            {[...bad].map(([line, list]) => (
              <li key={line}>
                <span className="note num nowrap">{t('byHand.many.line', { line })}</span> <b>{list[0]?.code}</b>
                {list.map((each) => (
                  <span key={each.field} className="block">
                    {each.message}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
