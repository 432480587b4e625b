import { PlusOutlined } from '@ant-design/icons';
import type { FunnelStage } from '@fulcrum/contract';
import { Select } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { firstTerms, useBenefitsDraft } from './benefits-draft.ts';
import { TermsRow } from './terms-row.tsx';
import { useBenefitsNow } from './use-benefits-now.ts';

interface CellEditorProps {
  level: string;
  name: string | undefined;
  stage: FunnelStage;
}

/** What a level has at a stage: benefits of the catalogue, each by the terms of its kind. */
export function CellEditor({ level, name, stage }: CellEditorProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useBenefitsDraft();
  const { set } = useStudioForm();
  const { classes } = useBenefitsNow();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const at = policy.matrix.findIndex((cell) => cell.level === level && cell.stage === stage);
  const terms = policy.matrix[at]?.benefits ?? [];
  const left = policy.benefits.filter(({ id }) => !terms.some((one) => one.benefit === id));
  const give = (id: string) => {
    const first = firstTerms(id, policy.benefits.find((one) => one.id === id)?.kind ?? null, classes);
    if (at < 0) set(['matrix', policy.matrix.length], { level, stage, benefits: [first] });
    else set(['matrix', at, 'benefits', terms.length], first);
  };
  const title = t('grant.matrix.of', { level: name ? `${level} ${name}` : level, stage: t(`benefit.stage.${stage}`) });
  return (
    <div className="cellEditor" id={at < 0 ? undefined : controlId(['matrix', at])} tabIndex={-1} ref={box}>
      <p className="strong">{title}</p>
      {at < 0 ? null : (
        <>
          <IssueNotes path={['matrix', at]} />
          <IssueNotes path={['matrix', at, 'level']} />
          <IssueNotes path={['matrix', at, 'stage']} />
        </>
      )}
      {terms.length ? (
        <ul aria-label={title}>
          {terms.map((one, place) => (
            <TermsRow key={one.benefit || place} at={at} place={place} terms={one} />
          ))}
        </ul>
      ) : (
        <p className="note">{t('grant.matrix.nothing')}</p>
      )}
      {left.length ? (
        <Select
          className="giveSelect"
          aria-label={t('grant.matrix.give')}
          placeholder={
            <>
              <PlusOutlined aria-hidden /> {t('grant.matrix.give')}
            </>
          }
          value={null}
          options={left.map((one) => ({ value: one.id, label: one.name[language] || one.id }))}
          onChange={(id: string | null) => {
            if (id) give(id);
          }}
        />
      ) : null}
    </div>
  );
}
