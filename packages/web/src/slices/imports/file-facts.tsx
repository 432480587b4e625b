import { ENCODINGS, IMPORT_ENTITIES, type Import } from '@fulcrum/contract';
import { Button, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from './mapping-step.tsx';
import { useEntityName } from './use-entity-name.ts';

interface FileFactsProps {
  current: Import;
  pending: boolean;
  /** Reads the file again in another way; the mapping is then proposed anew and checked. */
  onReread: (reading: Reading) => void;
}

/** What the file holds and how it was read; each can be put right. */
export function FileFacts({ current, pending, onReread }: FileFactsProps) {
  const { t } = useTranslation();
  const id = useId();
  const entityName = useEntityName();
  const { detected } = current;
  const [reading, setReading] = useState<Reading>({});
  const change = (part: Reading) => setReading((before) => ({ ...before, ...part }));
  const encoding = reading.encoding ?? detected?.encoding ?? undefined;
  const isText = !detected || detected.encoding !== null;
  const dirty = Object.values(reading).some(Boolean);
  return (
    <section className="block2">
      <h2 className="section">{t('importing.fileFacts')}</h2>
      <div className="facts">
        <Fact id={`${id}-entity`} label={t('importing.what')}>
          <Select
            id={`${id}-entity`}
            value={reading.entity ?? current.entity}
            onChange={(entity) => change({ entity })}
            options={IMPORT_ENTITIES.map((value) => ({ value, label: entityName(value) }))}
          />
        </Fact>
        {isText ? (
          <Fact id={`${id}-encoding`} label={t('importing.encoding')}>
            <Select
              id={`${id}-encoding`}
              value={encoding}
              placeholder={t('importing.chooseEncoding')}
              onChange={(value) => change({ encoding: value })}
              options={ENCODINGS.map((value) => ({ value, label: value }))}
            />
          </Fact>
        ) : null}
        {detected && detected.sheets.length > 0 ? (
          <Fact id={`${id}-sheet`} label={t('importing.sheet')}>
            <Select
              id={`${id}-sheet`}
              value={reading.sheet ?? detected.sheet ?? undefined}
              onChange={(sheet) => change({ sheet })}
              options={detected.sheets.map((value) => ({ value, label: value }))}
            />
          </Fact>
        ) : null}
        {detected ? (
          <Fact label={t('importing.format')}>
            <span className="num">
              {detected.delimiter ? t(`importing.delimiter.${nameOf(detected.delimiter)}`) : detected.format.toUpperCase()}
            </span>
          </Fact>
        ) : null}
        {detected ? (
          <Fact label={t('importing.header')}>
            <span className="num">
              {detected.headerRow === null ? t('importing.noHeader') : t('importing.headerRow', { row: detected.headerRow })}
            </span>
          </Fact>
        ) : null}
        {dirty ? (
          <Button type="primary" loading={pending} onClick={() => onReread(reading)}>
            {t('importing.reread')}
          </Button>
        ) : null}
      </div>
      {detected?.notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
    </section>
  );
}

const nameOf = (delimiter: string) =>
  (({ ',': 'comma', ';': 'semicolon', '\t': 'tab' })[delimiter] ?? 'bar') as 'comma' | 'semicolon' | 'tab' | 'bar';

const Fact = ({ id, label, children }: { id?: string; label: string; children: ReactNode }) => (
  <div className="fact">
    {id ? (
      <label className="note" htmlFor={id}>
        {label}
      </label>
    ) : (
      <span className="note">{label}</span>
    )}
    {children}
  </div>
);
