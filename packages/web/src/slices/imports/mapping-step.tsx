import type { Import, Mapping } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem, ErrorState } from '../../kit/index.ts';
import { FileFacts } from './file-facts.tsx';
import { KnownMappings } from './known-mappings.tsx';
import { draftOf, unfinished } from './mapping-draft.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { SampleRows } from './sample-rows.tsx';
import { SaveMapping } from './save-mapping.tsx';
import { useFieldLabels } from './use-field-labels.ts';

interface MappingStepProps {
  current: Import;
  onChanged: (next: Import) => void;
  /** Back to the result without another check. */
  onKeep?: () => void;
}

export type Reading = { entity?: Import['entity']; sheet?: string; encoding?: string };

/** How the file was read, which column fills which field, and the check. */
export function MappingStep({ current, onChanged, onKeep }: MappingStepProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Mapping>(() => draftOf(current));
  const [loaded, setLoaded] = useState(0);
  const labelOf = useFieldLabels(current.entity);
  const check = useMutation({
    mutationFn: (input: Reading & { mapping?: Record<string, unknown> }) => client.imports.check({ id: current.id, ...input }),
    onSuccess: onChanged,
  });
  const open = unfinished(draft);
  const use = (mapping: Mapping) => {
    setDraft(mapping);
    setLoaded((count) => count + 1);
  };
  return (
    <>
      {current.fault ? (
        <ErrorState problem={{ title: current.fault.title, detail: current.fault.detail ?? t('importing.faultDetail') }} />
      ) : null}
      <FileFacts current={current} pending={check.isPending} onReread={(reading) => check.mutate(reading)} />
      {current.detected && current.detected.columns.length > 0 ? (
        <>
          <section className="block2">
            <div className="row wrap mappingHead">
              <h2 className="section">{t('importing.mapping')}</h2>
              <span className="grow" />
              <KnownMappings entity={current.entity} used={draft.id} onUse={use} />
            </div>
            <MappingEditor key={loaded} entity={current.entity} detected={current.detected} draft={draft} onChange={setDraft} />
          </section>
          <div className="commitBar">
            <p className="note prose grow">
              {open.length > 0
                ? t('importing.unfinished', { fields: open.map(labelOf).join(t('importing.listComma')) })
                : t('importing.checkNote')}
            </p>
            <SaveMapping draft={draft} disabled={open.length > 0} onSaved={setDraft} />
            {onKeep ? <Button onClick={onKeep}>{t('importing.keepResult')}</Button> : null}
            <Button
              type="primary"
              disabled={open.length > 0 || Object.keys(draft.fields).length === 0}
              loading={check.isPending}
              onClick={() => check.mutate({ mapping: draft })}
            >
              {t('importing.check')}
            </Button>
          </div>
          <ActionProblem error={check.error} />
          <SampleRows detected={current.detected} draft={draft} labelOf={labelOf} />
        </>
      ) : (
        <ActionProblem error={check.error} />
      )}
    </>
  );
}
