import type { ApprovalStep, ApprovalTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** The steps in order with who decides, who stands in, and what was said. The last round first. */
export function ApprovalSteps({ approval }: { approval: ApprovalTold }) {
  const { t } = useTranslation();
  const rounds = [...new Set(approval.steps.map(({ round }) => round))].toReversed();
  return rounds.map((round) => (
    <section key={round}>
      <h3 className="lbl">{rounds.length > 1 ? t('signing.round', { round }) : t('signing.steps')}</h3>
      <ol className="courseList">
        {approval.steps
          .filter((step) => step.round === round)
          .map((step) => (
            <Step key={step.id} step={step} />
          ))}
      </ol>
    </section>
  ));
}

function Step({ step }: { step: ApprovalStep }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className={`courseStep ${step.state}`}>
      <span className="row wrap">
        <b>{step.name[language]}</b>
        <span className="tag">{t(`signing.stepStateOf.${step.state}`)}</span>
        {step.signers.length > 1 ? <span className="note">{t(`signing.modeOf.${step.mode}`)}</span> : null}
        {step.addedBy ? <span className="note">{t('signing.addedBy', { name: step.addedBy })}</span> : null}
      </span>
      <ul>
        {step.signers.map((signer) => (
          <Signer key={signer.id} signer={signer} />
        ))}
      </ul>
    </li>
  );
}

function Signer({ signer }: { signer: ApprovalStep['signers'][number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { user, holder, deputies, decidedBy, decidedAt, note, state } = signer;
  return (
    <li>
      {user.name}
      <span className="note">
        {holder.id === user.id ? null : ` → ${t('signing.delegatedTo', { name: holder.name })}`}
        {` · ${t(`signing.signerStateOf.${state}`)}`}
        {decidedAt ? ` · ${formatDate(decidedAt, language, { style: 'minute' })}` : null}
        {decidedBy && decidedBy.id !== holder.id ? ` · ${t('signing.decidedFor', { name: decidedBy.name })}` : null}
      </span>
      {deputies.length > 0 ? (
        <span className="note block">
          {t('signing.deputies', { names: deputies.map(({ name }) => name).join(t('measures.op.comma')) })}
        </span>
      ) : null}
      {note ? <span className="approvalNote">{note}</span> : null}
    </li>
  );
}
