import { PlusOutlined } from '@ant-design/icons';
import { SUBSCRIPTION_STAGES } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { StageChip } from '../../../kit/index.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { DaysField } from './days-field.tsx';
import type { DraftLine } from './draft-shape.ts';
import { ExitTexts } from './exit-texts.tsx';
import { differs, useLinesDraft } from './lifecycle-draft.ts';
import { lineNames } from './line-names.ts';

/** The seven stages of a subscription: dates make them, the company names them. */
export function LinesSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useLinesDraft();
  const { add } = useStudioForm();
  const missing = SUBSCRIPTION_STAGES.filter((id) => !policy.stages.some((stage) => stage.id === id));
  return (
    <section aria-labelledby="studio-stages-title">
      <div className="row studioSectionHead" id={controlId(['stages'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-stages-title">
          {t('stageStudio.stages')}
        </h2>
        <span className="note">{t('stageStudio.expectedHead')}</span>
      </div>
      <IssueNotes path={['stages']} />
      <ul className="studioParts">
        {policy.stages.map((stage, at) => (
          <LinePart key={stage.id || at} stage={stage} at={at} />
        ))}
      </ul>
      {missing.map((id) => (
        <Button key={id} type="text" icon={<PlusOutlined aria-hidden />} onClick={() => add(['stages'], { id, name: lineNames(id) })}>
          {t('stageStudio.addLine', { name: lineNames(id)[language] })}
        </Button>
      ))}
    </section>
  );
}

function LinePart({ stage, at }: { stage: DraftLine; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useLinesDraft();
  const { open } = useStudioForm();
  const part = `stages/${stage.id}`;
  const name = stage.name[language] || stage.name.zh || stage.id;
  const known = SUBSCRIPTION_STAGES.find((id) => id === stage.id);
  return (
    <PartRow
      part={part}
      name={<StageChip name={name} position={at} stages={policy.stages.length} />}
      note={known ? t(`stageStudio.line.${known}`) : null}
      changed={differs(stage, before?.stages)}
      control={
        <DaysField at={at} value={stage.expectedDays} before={before?.stages.find(({ id }) => id === stage.id)?.expectedDays} name={name} />
      }
    >
      <IssueNotes path={['stages', at]} />
      <IssueNotes path={['stages', at, 'id']} />
      <IssueNotes path={['stages', at, 'expectedDays']} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={['stages', at, 'name']} name={stage.name} />
          <ExitTexts at={at} exit={stage.exit} />
        </div>
      ) : (
        <>
          <IssueNotes path={['stages', at, 'name']} deep />
          <IssueNotes path={['stages', at, 'exit']} deep />
        </>
      )}
    </PartRow>
  );
}
