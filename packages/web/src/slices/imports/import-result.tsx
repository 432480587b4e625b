import type { Import } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem, formatNumber, usePreferences } from '../../kit/index.ts';
import { ImportConflicts } from './import-conflicts.tsx';
import { ImportFigures } from './import-figures.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportWarnings } from './import-warnings.tsx';

interface ImportResultProps {
  current: Import;
  onChanged: (next: Import) => void;
  onEdit: () => void;
}

/** What a commit would do, what is in its way, and the commit. */
export function ImportResult({ current, onChanged, onEdit }: ImportResultProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [skip, setSkip] = useState(false);
  const commit = useMutation({ mutationFn: () => client.imports.commit({ id: current.id, skipBadRows: skip }), onSuccess: onChanged });
  const good = current.rows - current.rejected;
  const held = current.rejected > 0 && !skip;
  const count = formatNumber(good, language);
  const toProblems = () => document.getElementById('problems')?.scrollIntoView({ block: 'start' });
  return (
    <>
      <ImportFigures current={current} onOpenRejected={toProblems} />
      <section className="commitBar">
        <div className="grow">
          {current.rejected > 0 ? (
            <Checkbox checked={skip} onChange={(event) => setSkip(event.target.checked)}>
              {t('importing.skip', { count: current.rejected, rows: formatNumber(current.rejected, language) })}
            </Checkbox>
          ) : null}
          <p className="note prose">{held ? t('importing.held') : t('importing.noUndo')}</p>
        </div>
        <Button onClick={onEdit}>{t('importing.editMapping')}</Button>
        <Button type="primary" disabled={held || good === 0} loading={commit.isPending} onClick={() => commit.mutate()}>
          {t('importing.commit', { count: good, rows: count })}
        </Button>
      </section>
      <ActionProblem error={commit.error} />
      <ImportConflicts current={current} />
      <ImportWarnings warnings={current.warnings} />
      <ImportProblems current={current} />
    </>
  );
}
