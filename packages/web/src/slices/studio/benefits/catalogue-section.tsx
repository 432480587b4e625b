import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { BenefitDetails } from './benefit-details.tsx';
import { useBenefitsDraft } from './benefits-draft.ts';
import { useFigures } from './use-figures.ts';

/** What there is to give: of what kind, at what cost, to bring customers where. */
export function CatalogueSection() {
  const { t } = useTranslation();
  const { policy } = useBenefitsDraft();
  const { add } = useStudioForm();
  const addBenefit = () =>
    add(['benefits'], {
      id: freeId(policy.benefits, (n) => `benefit_${n}`),
      name: { zh: t('grant.benefit.new'), en: t('grant.benefit.new') },
      kind: 'reports',
      unit: { zh: t('grant.benefit.newUnit'), en: t('grant.benefit.newUnit') },
      drives: 'operation',
    } as { id: string });
  return (
    <section aria-labelledby="studio-benefits-title">
      <div className="row studioSectionHead" id={controlId(['benefits'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-benefits-title">
          {t('benefit.catalogue.title')}
        </h2>
        <span className="note">{t('grant.benefit.count', { count: policy.benefits.length })}</span>
      </div>
      <IssueNotes path={['benefits']} />
      <ul className="studioParts">
        {policy.benefits.map((benefit, at) => (
          <BenefitPart key={benefit.id || at} at={at} />
        ))}
      </ul>
      <Button type="text" icon={<PlusOutlined aria-hidden />} onClick={addBenefit}>
        {t('grant.benefit.add')}
      </Button>
    </section>
  );
}

function BenefitPart({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useBenefitsDraft();
  const { open } = useStudioForm();
  const { cost } = useFigures();
  const benefit = policy.benefits[at]!;
  const part = `benefits/${benefit.id}`;
  const was = before?.benefits.find((one) => one.id === benefit.id);
  const note = [
    benefit.kind ? t(`benefit.kind.${benefit.kind}`) : null,
    benefit.drives ? t('grant.benefit.drives', { stage: t(`benefit.stage.${benefit.drives}`) }) : null,
    benefit.unitCost ? `${cost(benefit.unitCost)} / ${benefit.unit[language] || '—'}` : null,
  ];
  return (
    <PartRow
      part={part}
      name={benefit.name[language] || benefit.name.zh || benefit.id}
      note={note.filter(Boolean).join(' · ')}
      changed={before !== null && JSON.stringify(was) !== JSON.stringify(benefit)}
    >
      <IssueNotes path={['benefits', at]} />
      {open.has(part) ? <BenefitDetails at={at} /> : <DeepIssues at={at} />}
    </PartRow>
  );
}

const INSIDE = ['id', 'name', 'kind', 'unit', 'unitCost', 'drives', 'approvalAbove'];
/** What is wrong inside a benefit that is closed. */
const DeepIssues = ({ at }: { at: number }) => INSIDE.map((field) => <IssueNotes key={field} path={['benefits', at, field]} deep />);
