import type { SimulatedBenefits, SlaClass } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../../kit/index.ts';
import { GrantsEffect } from '../grants/grants-effect.tsx';
import { MovedWords } from '../grants/moved-words.tsx';
import { useGrants } from '../grants/use-grants.ts';
import { IdentitySection } from '../identity-section.tsx';
import { StudioLayout } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import '../benefits/benefits-studio.css';
import { ClassSection } from './class-section.tsx';
import { DraftSla, SlaDraft } from './sla-shape.ts';

/** How many have a class whose hours or targets change. */
function Touched({ of: { byClass, classes } }: { of: SimulatedBenefits }) {
  const language = useLanguage();
  const { t } = useTranslation();
  const said = (list: readonly SlaClass[], id: string) => {
    const found = list.find((one) => one.id === id);
    return JSON.stringify(found && [found.calendar, found.targets]);
  };
  const changed = byClass.filter(({ id }) => said(classes.before, id) !== said(classes.after, id));
  const accounts = changed.reduce((sum, { after }) => sum + after, 0);
  if (accounts === 0) return t('grant.answer.noService');
  return <RichText text="grant.answer.service" values={{ count: accounts, accounts: formatNumber(accounts, language) }} />;
}

/** Editing service levels: classes, the best first, with their hours and targets. */
export function SlaStudio({ policy }: { policy: Policy }) {
  const studio = useStudio(policy, DraftSla);
  const grants = useGrants(policy.id, studio);
  const { draft, before } = studio;
  const base = studio.sound && studio.changes?.length && !grants.base.isPlaceholderData ? grants.base.data : undefined;
  return (
    <StudioLayout
      policy={policy}
      studio={studio}
      found={base ? base.moved.accounts > 0 ? <MovedWords of={base} /> : <Touched of={base} /> : null}
      form={
        draft ? (
          <SlaDraft value={{ policy: draft, before }}>
            <ClassSection />
            <IdentitySection policy={draft} />
          </SlaDraft>
        ) : null
      }
      effect={<GrantsEffect kind="sla" studio={studio} grants={grants} />}
    />
  );
}
