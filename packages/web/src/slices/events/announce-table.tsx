import type { PayloadField } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import type { PastedLine } from './announce-lines.ts';
import type { AnnounceValues } from './announce-panel.tsx';

/** How many lines are shown as they were read. */
const SHOWN = 5;

/** Customers with what is said of each: pasted from a table, or from a text file; read back as it is understood. */
export function AnnounceTable({ payload, lines }: { payload: readonly PayloadField[]; lines: readonly PastedLine[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const form = Form.useFormInstance<AnnounceValues>();
  const file = useRef<HTMLInputElement>(null);
  const columns = [t('events.announce.account'), ...payload.map(({ name }) => name[language])];
  return (
    <>
      <Form.Item
        name="table"
        label={t('events.announce.table')}
        extra={t('events.announce.columns', { columns: columns.join(t('events.announce.and')) })}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} placeholder={columns.join('\t')} className="num" />
      </Form.Item>
      <Button size="small" onClick={() => file.current?.click()}>
        {t('events.announce.file')}
      </Button>
      <input
        ref={file}
        type="file"
        className="visuallyHidden"
        tabIndex={-1}
        accept=".txt,.csv,.tsv"
        aria-label={t('events.announce.file')}
        onChange={async ({ target }) => {
          const chosen = target.files?.[0];
          if (chosen) form.setFieldValue('table', await chosen.text());
        }}
      />
      {lines.length && payload.length ? (
        <table className="announceRead">
          <caption className="note">{t('events.announce.read', { count: lines.length })}</caption>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, SHOWN).map(({ row, account, says }) => (
              <tr key={row}>
                <td>{account}</td>
                {payload.map(({ id }) => (
                  <td key={id}>{says[id] ?? '—'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
