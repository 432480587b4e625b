import { BENEFIT_KINDS, type BenefitKind, FUNNEL_STAGES, measureOf } from '@fulcrum/contract';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { firstTerms, useBenefitsDraft } from './benefits-draft.ts';
import { useBenefitsNow } from './use-benefits-now.ts';
import { useFigures } from './use-figures.ts';

/** Everything that the catalogue says of one benefit. */
export function BenefitDetails({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useBenefitsDraft();
  const { set, toggle } = useStudioForm();
  const { classes } = useBenefitsNow();
  const { currency } = useFigures();
  const benefit = policy.benefits[at]!;
  const was = before?.benefits.find((one) => one.id === benefit.id);
  const path = (field: string) => ['benefits', at, field];
  const uses = policy.matrix.flatMap((cell, row) =>
    cell.benefits.flatMap((terms, place) => (terms.benefit === benefit.id ? [['matrix', row, 'benefits', place]] : [])),
  );
  const changeKind = (kind: BenefitKind) => {
    set(path('kind'), kind);
    // Terms by another measure say nothing of the new kind: they begin anew.
    if (!benefit.kind || measureOf(kind) !== measureOf(benefit.kind))
      for (const place of uses) set(place, firstTerms(benefit.id, kind, classes));
    const measure = measureOf(kind);
    if (measure === 'class' || measure === 'standing') set(path('approvalAbove'), undefined);
  };
  const rename = (id: string) => {
    if (id === benefit.id) return;
    set(path('id'), id);
    for (const place of uses) set([...place, 'benefit'], id);
    toggle(`benefits/${id}`);
  };
  const name = benefit.name[language] || benefit.id;
  const byAmount = !benefit.kind || ['limit', 'count'].includes(measureOf(benefit.kind));
  return (
    <div className="partDetails">
      <NameFields path={path('name')} name={benefit.name} />
      <div className="formPair">
        <Choice path={path('kind')} label={t('benefit.catalogue.kind')}>
          <Select
            id={controlId(path('kind'))}
            className="wide"
            value={benefit.kind}
            options={BENEFIT_KINDS.map((kind) => ({ value: kind, label: t(`benefit.kind.${kind}`) }))}
            onChange={changeKind}
          />
        </Choice>
        <Choice path={path('drives')} label={t('benefit.catalogue.drives')}>
          <Select
            id={controlId(path('drives'))}
            className="wide"
            value={benefit.drives}
            options={FUNNEL_STAGES.map((stage) => ({ value: stage, label: t(`benefit.stage.${stage}`) }))}
            onChange={(stage) => set(path('drives'), stage)}
          />
        </Choice>
      </div>
      <NameFields path={path('unit')} name={benefit.unit} of={t('benefit.catalogue.unit')} />
      <div className="formPair">
        <Choice path={path('unitCost')} label={t('benefit.catalogue.cost')}>
          <FigureField
            path={path('unitCost')}
            value={benefit.unitCost}
            before={was?.unitCost}
            unit={currency}
            label={t('benefit.catalogue.cost')}
            placeholder="0"
            optional
          />
        </Choice>
        {byAmount || typeof benefit.approvalAbove === 'number' ? (
          <Choice path={path('approvalAbove')} label={t('benefit.catalogue.approval')}>
            <FigureField
              path={path('approvalAbove')}
              value={benefit.approvalAbove}
              before={was?.approvalAbove}
              unit={benefit.unit[language]}
              label={t('benefit.catalogue.approval')}
              placeholder={t('grant.benefit.noApproval')}
              optional
            />
          </Choice>
        ) : null}
      </div>
      <Choice path={path('id')} label={t('grant.benefit.id')}>
        <Input
          id={controlId(path('id'))}
          key={benefit.id}
          className="benefitId"
          defaultValue={benefit.id}
          maxLength={40}
          // When left, not at each key: terms name a benefit by its id.
          onBlur={({ target: { value } }) => rename(value)}
        />
      </Choice>
      <PartActions list={['benefits']} at={at} count={policy.benefits.length} name={name} />
    </div>
  );
}

function Choice({ path, label, children }: { path: (string | number)[]; label: string; children: React.ReactNode }) {
  return (
    <div>
      <label className="fieldLabel" htmlFor={controlId(path)}>
        {label}
      </label>
      {children}
      <IssueNotes path={path} />
    </div>
  );
}
