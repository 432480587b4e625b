import { FUNNEL_STAGES } from '@fulcrum/contract';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { TierChip } from '../../../kit/index.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useBenefitsDraft } from './benefits-draft.ts';
import { CellButton } from './cell-button.tsx';
import { CellEditor } from './cell-editor.tsx';
import { useDraftLevels } from './use-draft-levels.ts';

/** Which benefits each level has at each stage, and by which terms: a cell opens below its row. */
export function MatrixSection() {
  const { t } = useTranslation();
  const { policy } = useBenefitsDraft();
  const { open, toggle } = useStudioForm();
  const levels = useDraftLevels();
  // A cell that is not written yet goes by its level and stage.
  const keyOf = (level: string, stage: string) => {
    const at = policy.matrix.findIndex((cell) => cell.level === level && cell.stage === stage);
    return at < 0 ? `cell/${level}/${stage}` : `matrix/${at}`;
  };
  const shown = [...open]
    .filter((key) => key.startsWith('matrix/') || key.startsWith('cell/'))
    .map((key) =>
      key
        .split('/')
        .slice(0, key.startsWith('cell/') ? 3 : 2)
        .join('/'),
    );
  const isOpen = (level: string, stage: string) => shown.includes(keyOf(level, stage)) || shown.includes(`cell/${level}/${stage}`);
  const openOnly = (level: string, stage: string) => {
    const was = isOpen(level, stage);
    for (const key of open) if (key.startsWith('matrix/') || key.startsWith('cell/')) toggle(key);
    if (!was) toggle(keyOf(level, stage));
  };
  return (
    <section aria-labelledby="studio-matrix-title">
      <div className="row studioSectionHead" id={controlId(['matrix'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-matrix-title">
          {t('benefit.tabs.matrix')}
        </h2>
        <span className="note">{t('grant.matrix.note')}</span>
      </div>
      <IssueNotes path={['matrix']} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard */}
      <section className="termMatrixBox" tabIndex={0} aria-label={t('benefit.matrix.label')}>
        <table className="termMatrix" aria-label={t('benefit.matrix.label')}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visuallyHidden">{t('tiers.policy.levels')}</span>
              </th>
              {FUNNEL_STAGES.map((stage) => (
                <th key={stage} scope="col">
                  {t(`benefit.stage.${stage}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levels.map(({ id, name, position, of }) => (
              <Fragment key={id}>
                <tr>
                  <th scope="row" title={name}>
                    <TierChip letter={id} position={position} levels={of} />
                  </th>
                  {FUNNEL_STAGES.map((stage) => (
                    <td key={stage}>
                      <CellButton level={id} stage={stage} isOpen={isOpen(id, stage)} onOpen={() => openOnly(id, stage)} />
                    </td>
                  ))}
                </tr>
                {FUNNEL_STAGES.filter((stage) => isOpen(id, stage)).map((stage) => (
                  <tr key={stage}>
                    <td colSpan={FUNNEL_STAGES.length + 1} className="cellOpen">
                      <CellEditor level={id} name={name} stage={stage} />
                    </td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
