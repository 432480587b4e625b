import { PlusOutlined } from '@ant-design/icons';
import { SEVERITIES } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { ClassDetails } from './class-details.tsx';
import { useSlaDraft } from './sla-shape.ts';
import { TargetGrid } from './target-grid.tsx';

/** Targets that a new class begins with: an hour to answer the worst, and each milder one later. */
const FIRST = SEVERITIES.map((severity, at) => ({ severity, respond: 60 * 2 ** at, resolve: 480 * 2 ** at }));

/** Classes of service, the best first. */
export function ClassSection() {
  const { t } = useTranslation();
  const { policy } = useSlaDraft();
  const { add } = useStudioForm();
  const addClass = () =>
    add(['classes'], {
      id: freeId(policy.classes, (n) => `class_${n}`),
      name: { zh: t('grant.class.new'), en: t('grant.class.new') },
      calendar: { days: 'working', from: '09:00', until: '18:00' },
      targets: FIRST,
    } as { id: string });
  return (
    <section aria-labelledby="studio-classes-title">
      <div className="row studioSectionHead" id={controlId(['classes'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-classes-title">
          {t('grant.class.title')}
        </h2>
        <span className="note">{t('grant.class.order')}</span>
      </div>
      <IssueNotes path={['classes']} />
      <ul className="studioParts">
        {policy.classes.map((one, at) => (
          <ClassPart key={one.id || at} at={at} />
        ))}
      </ul>
      <Button type="text" icon={<PlusOutlined aria-hidden />} onClick={addClass}>
        {t('grant.class.add')}
      </Button>
    </section>
  );
}

function ClassPart({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useSlaDraft();
  const { open } = useStudioForm();
  const one = policy.classes[at]!;
  const part = `classes/${one.id}`;
  const was = before?.classes.find(({ id }) => id === one.id);
  const { days, from, until } = one.calendar;
  const hours = from === '00:00' && until === '24:00' ? t('benefit.sla.allDay') : `${from}–${until}`;
  return (
    <PartRow
      part={part}
      name={one.name[language] || one.name.zh || one.id}
      note={days ? `${t(`benefit.sla.days.${days}`)} ${hours}` : hours}
      changed={before !== null && JSON.stringify(was) !== JSON.stringify(one)}
    >
      <IssueNotes path={['classes', at]} />
      <TargetGrid at={at} />
      {open.has(part) ? (
        <ClassDetails at={at} />
      ) : (
        ['id', 'name', 'calendar'].map((field) => <IssueNotes key={field} path={['classes', at, field]} deep />)
      )}
    </PartRow>
  );
}
