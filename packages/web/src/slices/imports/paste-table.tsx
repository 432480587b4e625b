import type { Import } from '@fulcrum/contract';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasteEditor } from './paste-editor.tsx';
import { type PastedTable, tableOf } from './pasted-table.ts';

/** A table by the clipboard: pasted, mended in a grid, and checked the way of a file. */
export function PasteTable({ entity }: { entity: Import['entity'] }) {
  const { t } = useTranslation();
  const id = useId();
  const [table, setTable] = useState<PastedTable | null>(null);
  const [refused, setRefused] = useState(false);
  if (table) return <PasteEditor entity={entity} first={table} onClear={() => setTable(null)} />;
  const take = (text: string) => {
    const read = tableOf(text);
    setTable(read);
    setRefused(text !== '' && read === null);
  };
  return (
    <div className="pasteHere">
      <label className="strong" htmlFor={id}>
        {t('importing.paste.label')}
      </label>
      <p className="note" id={`${id}-hint`}>
        {t('importing.paste.hint')}
      </p>
      <Input.TextArea
        id={id}
        rows={6}
        value=""
        aria-describedby={`${id}-hint`}
        placeholder={t('importing.paste.placeholder')}
        onChange={(event) => take(event.target.value)}
      />
      {refused ? (
        <p className="pasteProblem" role="alert">
          {t('importing.paste.refused')}
        </p>
      ) : null}
    </div>
  );
}
