import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber } from '../../../kit/index.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { conditionWords } from '../../metrics/condition-words.ts';
import { ConditionField } from '../condition-field.tsx';
import { FigureField } from '../figure-field.tsx';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { DimensionList } from './dimension-list.tsx';
import { differs, useHealthDraft } from './health-draft.ts';
import type { DraftVariant } from './health-shape.ts';
import { NEW_MEASURE } from './new-parts.ts';
import { PartList } from './part-list.tsx';

/** Who is judged by other dimensions; the first whose condition holds. */
export function VariantSection() {
  const { t } = useTranslation();
  const { policy } = useHealthDraft();
  const { add } = useStudioForm();
  const named = (key: 'variant' | 'dimension' | 'measure') => ({ zh: t(`healthStudio.${key}.new`), en: t(`healthStudio.${key}.new`) });
  const addVariant = () =>
    add(['variants'], {
      id: freeId(policy.variants, (n) => `variant_${n}`),
      name: named('variant'),
      when: { metric: 'account.age_days', op: '<', value: 90 },
      dimensions: [
        {
          ...{ id: 'dimension_1', name: named('dimension'), weight: 100 },
          measures: [{ id: 'measure_1', name: named('measure'), weight: 100, ...NEW_MEASURE }],
        },
      ],
    } as { id: string });
  return (
    <PartList
      path={['variants']}
      title={t('healthStudio.variant.title')}
      note={t('healthStudio.variant.note')}
      add={t('healthStudio.variant.add')}
      onAdd={addVariant}
    >
      {policy.variants.map((variant, at) => (
        <VariantPart key={variant.id || at} variant={variant} at={at} />
      ))}
    </PartList>
  );
}

function VariantPart({ variant, at }: { variant: DraftVariant; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { policy, before } = useHealthDraft();
  const { open } = useStudioForm();
  const part = `variants/${variant.id}`;
  const was = before?.variants.find(({ id }) => id === variant.id);
  const name = variant.name[language] || variant.name.zh || variant.id;
  const path = ['variants', at];
  return (
    <PartRow
      part={part}
      name={name}
      note={variant.when ? conditionWords(variant.when, names) : t('studio.condition.none')}
      changed={differs(before, was, variant)}
    >
      <IssueNotes path={path} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={[...path, 'name']} name={variant.name} />
          <div>
            <span className="fieldLabel">{t('healthStudio.variant.when')}</span>
            <ConditionField path={[...path, 'when']} when={variant.when} />
          </div>
          <div>
            <label className="fieldLabel" htmlFor={controlId([...path, 'coverage'])}>
              {t('healthStudio.coverage.label')}
            </label>
            <FigureField
              path={[...path, 'coverage']}
              value={variant.coverage}
              before={was?.coverage}
              kind="ratio"
              unit="%"
              label={t('healthStudio.coverage.label')}
              placeholder={formatNumber((policy.coverage ?? 0) * 100, language)}
              optional
            />
            <IssueNotes path={[...path, 'coverage']} />
          </div>
          <DimensionList
            path={[...path, 'dimensions']}
            within={`${part}/`}
            title={t('healthStudio.dimension.own', { name })}
            dimensions={variant.dimensions}
            before={before === null ? undefined : (was?.dimensions ?? [])}
          />
          <PartActions list={['variants']} at={at} count={policy.variants.length} name={name} />
        </div>
      ) : (
        (['when', 'coverage', 'dimensions'] as const).map((key) => <IssueNotes key={key} path={[...path, key]} deep />)
      )}
    </PartRow>
  );
}
