import { apiName, type Both, type CustomValues, type RecordField, type RecordType } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { DockedPanel, ProblemNote, shownProblem, type Undoable } from '../kit/index.ts';
import { changedValues } from '../slices/account/changed-values.ts';
import { StaleNote } from '../slices/account/stale-note.tsx';
import { CustomFacts } from '../slices/fields/custom-facts.tsx';
import { CustomInputs } from '../slices/fields/custom-inputs.tsx';
import { AdjustOffer, RecordAdjustment } from './record-adjustment.tsx';
import { type RecordRow, type RecordValues, recordClient, recordKey } from './record-api.ts';
import { RecordFieldInput } from './record-field-input.tsx';
import { RecordValue } from './record-value.tsx';
import './records.css';

interface RecordPanelProps {
  type: RecordType;
  /** The record to show; absent: a new one. */
  row?: RecordRow | undefined;
  /** The account that a new one hangs on. */
  accountId?: string | undefined;
  eyebrow?: string | undefined;
  /** Values that a new one begins with, by the names of the API. */
  initial?: RecordValues | undefined;
  editable: boolean;
  /** What helps to fill it in, above the fields. */
  guide?: ReactNode;
  onClose: () => void;
  /** What was done, to be shown where it outlives the panel. */
  onDone?: (done: Undoable) => void;
}

/** Adds a record, or shows and changes one. */
export function RecordPanel(props: RecordPanelProps) {
  const { type, row, eyebrow, editable, guide, onClose } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const name = type.oneName[language];
  return (
    <DockedPanel
      {...(eyebrow ? { eyebrow } : {})}
      title={row ? (row.code ? `${name} ${row.code}` : name) : t('records.add', { name: language === 'zh' ? name : name.toLowerCase() })}
      onClose={onClose}
    >
      {guide}
      {editable ? <RecordForm key={`${row?.id}.${row?.revision}`} {...props} /> : row ? <RecordFacts type={type} row={row} /> : null}
    </DockedPanel>
  );
}

/** The fields that say something, for who may only read. */
function RecordFacts({ type, row }: { type: RecordType; row: RecordRow }) {
  const language = useLanguage();
  const told = (id: string) => row[apiName(id, type.fields[id] as RecordField)] !== null;
  const groups = groupsOf(type)
    .map((group) => ({ ...group, fields: group.fields.filter(told) }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <>
      {groups.map(({ name, fields }) => (
        <Fragment key={fields.join()}>
          {name ? <h3 className="section">{name[language]}</h3> : null}
          <dl className="fieldList">
            {fields.map((id) => (
              <div key={id}>
                <dt>{type.fields[id]?.name[language]}</dt>
                <dd>
                  <RecordValue type={type} row={row} field={id} />
                </dd>
              </div>
            ))}
          </dl>
        </Fragment>
      ))}
      {type.own ? (
        <dl className="fieldList">
          <CustomFacts entity={type.own} values={row.custom ?? {}} />
        </dl>
      ) : null}
    </>
  );
}

/** Money and decimals without the zeros that storage adds. */
const entered = (type: RecordType, row: RecordRow): RecordValues =>
  Object.fromEntries(
    Object.entries(type.fields).map(([id, field]) => {
      const value = row[apiName(id, field)];
      const isDecimal = (field.kind === 'money' || field.kind === 'decimal') && typeof value === 'string';
      return [apiName(id, field), isDecimal && /^-?\d+\.\d*$/.test(value) ? value.replace(/\.?0+$/, '') : value];
    }),
  );

function RecordForm({ type, row, accountId, initial, onClose, onDone }: RecordPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  // A record changes more than its own list: figures, timelines, totals.
  const refresh = () => queries.invalidateQueries();
  const before = row ? entered(type, row) : {};
  const name = type.oneName[language];
  const save = useMutation({
    mutationFn: ({ custom, ...values }: RecordValues & { custom?: CustomValues }) => {
      const own = changedValues<CustomValues>(row?.custom ?? {}, custom ?? {});
      const changed = { ...changedValues<RecordValues>(before, values), ...(Object.keys(own).length > 0 ? { custom: own } : {}) };
      if (row) return recordClient(type).change({ id: row.id, revision: row.revision, ...changed });
      const given = Object.entries(changed).filter(([, value]) => value !== null);
      return recordClient(type).create({ ...(type.account ? { accountId } : {}), ...Object.fromEntries(given) });
    },
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const remove = useMutation({
    mutationFn: () => recordClient(type).remove({ id: row?.id ?? '' }),
    onSuccess: async () => {
      await refresh();
      onClose();
      onDone?.({ text: t('records.removed', { name }), undo: () => void putBack(type, row).then(refresh) });
    },
  });
  // What was refused is what the adjustment is to come to; a record that was to go comes to nothing.
  const [adjusting, setAdjusting] = useState<string | null>(null);
  if (row && adjusting !== null) return <RecordAdjustment type={type} row={row} wanted={adjusting} onClose={onClose} />;
  return (
    <Form<RecordValues>
      name={`record-${type.one}`}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={row ? { ...before, custom: row.custom } : initial}
      onFinish={(values) => save.mutate(values)}
      className="workForm recordForm"
    >
      {groupsOf(type).map((group) => (
        <FieldGroup key={group.fields.join()} name={group.name?.[language]}>
          {group.fields.map((id) => (
            <RecordFieldInput key={id} type={type} id={id} accountId={row?.accountId ?? accountId} row={row} />
          ))}
        </FieldGroup>
      ))}
      {type.own ? (
        <div className="formPair">
          <CustomInputs entity={type.own} values={row?.custom ?? {}} />
        </div>
      ) : null}
      {save.error ? (
        <StaleNote
          error={save.error}
          onReload={() => void queries.invalidateQueries({ queryKey: recordKey(type) }).then(() => save.reset())}
        />
      ) : null}
      <ProblemNote problem={save.error ? shownProblem(save.error) : remove.error ? shownProblem(remove.error) : null} />
      <AdjustOffer
        type={type}
        error={save.error ?? remove.error}
        onAdjust={() => setAdjusting(save.error ? String(save.variables?.amount ?? '') : '0')}
      />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {row ? t('customer.save') : t('records.addShort')}
        </Button>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        <span className="grow" />
        {row ? (
          <Button type="text" danger loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('records.remove')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

/** The parts of a form: all fields in one, unless the type parts them. */
const groupsOf = (type: RecordType): { name?: Both; fields: readonly string[] }[] =>
  type.groups ? [...type.groups] : [{ fields: Object.keys(type.fields) }];

function FieldGroup({ name, children }: { name: string | undefined; children: ReactNode }) {
  if (!name) return <div className="formPair">{children}</div>;
  return (
    <fieldset className="fieldGroup">
      <legend className="section">{name}</legend>
      <div className="formPair">{children}</div>
    </fieldset>
  );
}

/** The same record once more, as it was. */
async function putBack(type: RecordType, row: RecordRow | undefined): Promise<void> {
  if (!row) return;
  const values = Object.entries(entered(type, row)).filter(([, value]) => value !== null);
  await recordClient(type).create({
    ...(type.account ? { accountId: row.accountId } : {}),
    ...(row.code ? { code: row.code } : {}),
    ...(type.currency && row.currency ? { currency: row.currency } : {}),
    ...(type.own && row.custom ? { custom: row.custom } : {}),
    ...Object.fromEntries(values),
  });
}
