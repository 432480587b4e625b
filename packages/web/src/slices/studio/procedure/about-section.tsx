import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDate } from '../../../kit/index.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { Labelled } from '../play/labelled.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { BeginsOn } from './begins-on.tsx';
import { Flag } from './flag.tsx';
import { useProcedureDraft } from './procedure-shape.ts';

/** What the procedure is for, the leader who approved it, and since when it holds. */
export function AboutSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useProcedureDraft();
  const { set } = useStudioForm();
  const { approved, purpose } = policy;
  const changed =
    before !== null &&
    JSON.stringify([before.purpose, before.approved, before.category, before.beginsOn]) !==
      JSON.stringify([purpose, approved, policy.category, policy.beginsOn]);
  // Both are said or neither: what is emptied wholly is taken out.
  const put = (next: { by: string; on: string }) => set(['approved'], next.by || next.on ? next : undefined);
  return (
    <section aria-labelledby="studio-about-title">
      <div className={changed ? 'row studioSectionHead studioRow changed' : 'row studioSectionHead'}>
        <h2 className="section grow" id="studio-about-title">
          {t('procedure.form.about')}
        </h2>
      </div>
      <div className="partDetails">
        <NameFields path={['purpose']} name={purpose} of={t('procedure.form.purpose')} long />
        <IssueNotes path={['purpose']} />
        <Flag
          path={['category']}
          label={t('procedure.form.start')}
          note={t('procedure.form.startNote')}
          on={policy.category === 'project_start'}
          onChange={(on) => {
            set(['category'], on ? 'project_start' : undefined);
            if (!on && policy.beginsOn) set(['beginsOn'], undefined);
          }}
        />
        {policy.category === 'project_start' ? <BeginsOn /> : null}
        <div className="formPair">
          <Labelled path={['approved', 'by']} label={t('procedure.form.approvedBy')}>
            <Input
              id={controlId(['approved', 'by'])}
              value={approved?.by ?? ''}
              maxLength={80}
              onChange={({ target: { value } }) => put({ by: value, on: approved?.on ?? '' })}
            />
          </Labelled>
          <Labelled path={['approved', 'on']} label={t('procedure.form.approvedOn')}>
            <DatePicker
              id={controlId(['approved', 'on'])}
              className="wide"
              value={approved?.on ? dayjs(approved.on) : null}
              format={[(day) => formatDate(day.format('YYYY-MM-DD'), language, { weekday: true }), 'YYYY-MM-DD']}
              onChange={(day) => put({ by: approved?.by ?? '', on: day?.format('YYYY-MM-DD') ?? '' })}
            />
          </Labelled>
        </div>
        <IssueNotes path={['approved']} />
      </div>
    </section>
  );
}
