import { CloseOutlined } from '@ant-design/icons';
import { measureOf, PERIODS } from '@fulcrum/contract';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { cellOf, notOfKind, useBenefitsDraft } from './benefits-draft.ts';
import type { DraftTerms } from './benefits-shape.ts';
import { useBenefitsNow } from './use-benefits-now.ts';
import { useFigures } from './use-figures.ts';

interface TermsRowProps {
  at: number;
  place: number;
  terms: DraftTerms;
}

/** One benefit of a cell: how much of it by the measure of its kind, and a cost of its own. */
export function TermsRow({ at, place, terms }: TermsRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useBenefitsDraft();
  const { set, remove } = useStudioForm();
  const { currency } = useFigures();
  const path = ['matrix', at, 'benefits', place];
  const benefit = policy.benefits.find(({ id }) => id === terms.benefit);
  const cell = policy.matrix[at];
  const was = cell && cellOf(before, cell.level, cell.stage)?.benefits.find((one) => one.benefit === terms.benefit);
  const name = benefit?.name[language] || terms.benefit;
  const extra = benefit?.kind ? notOfKind(terms, benefit.kind) : [];
  return (
    <li className="termsRow" id={controlId(path)} tabIndex={-1}>
      <div className="row wrap">
        <span className="grow">{name}</span>
        <Measure terms={terms} path={path} was={was} name={name} />
        <FigureField
          path={[...path, 'unitCost']}
          value={terms.unitCost}
          before={was?.unitCost}
          unit={currency}
          label={t('grant.matrix.costOf', { name })}
          placeholder={t('grant.matrix.usualCost', { cost: benefit?.unitCost ?? 0 })}
          optional
        />
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('studio.part.removeNamed', { name })}
          onClick={() => remove(['matrix', at, 'benefits'], place)}
        />
      </div>
      <IssueNotes path={path} deep />
      {extra.length ? (
        <Button
          size="small"
          onClick={() => {
            for (const field of extra) set([...path, field], undefined);
          }}
        >
          {t('grant.matrix.dropExtra')}
        </Button>
      ) : null}
    </li>
  );
}

interface MeasureProps {
  terms: DraftTerms;
  path: (string | number)[];
  was: DraftTerms | undefined;
  name: string;
}

function Measure({ terms, path, was, name }: MeasureProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useBenefitsDraft();
  const { set } = useStudioForm();
  const { classes } = useBenefitsNow();
  const benefit = policy.benefits.find(({ id }) => id === terms.benefit);
  if (!benefit?.kind) return null;
  const unit = benefit.unit[language];
  const measure = measureOf(benefit.kind);
  if (measure === 'standing') return <span className="ink3">{t('benefit.account.stands')}</span>;
  if (measure === 'limit')
    return (
      <FigureField
        path={[...path, 'limit']}
        value={terms.limit}
        before={was?.limit}
        unit={unit}
        label={t('grant.matrix.limitOf', { name })}
        placeholder={t('grant.matrix.upTo')}
      />
    );
  if (measure === 'class')
    return (
      <Select
        id={controlId([...path, 'class'])}
        className="classSelect"
        aria-label={t('grant.matrix.classOf', { name })}
        value={terms.class || null}
        placeholder={t('grant.matrix.class')}
        options={classes.map((one) => ({ value: one.id, label: one.name[language] || one.id }))}
        onChange={(next) => set([...path, 'class'], next)}
      />
    );
  return (
    <>
      <FigureField
        path={[...path, 'quantity']}
        value={terms.quantity}
        before={was?.quantity}
        unit={unit}
        label={t('grant.matrix.quantityOf', { name })}
      />
      <Select
        id={controlId([...path, 'per'])}
        className="perSelect"
        aria-label={t('grant.matrix.perOf', { name })}
        value={terms.per}
        options={PERIODS.map((period) => ({ value: period, label: t(`grant.per.${period}`) }))}
        onChange={(next) => set([...path, 'per'], next)}
      />
    </>
  );
}
