import { type Interaction, REGULAR_FIELDS, type RegularField } from '@fulcrum/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, FormFoot, formatDate, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { asInteraction, ContactFields, type ContactMade, DayField, useRefresh } from '../tasks/index.ts';
import { StaleNote } from './stale-note.tsx';
import './account-people.css';
import { type AccountFacts, useAccountAddress, useAsOf } from './use-account.ts';

interface MadePanelProps {
  accountId: string;
  name: string;
  facts: AccountFacts;
  madeId: string | undefined;
  onClose: () => void;
}
const PAGE = 200;

/** One contact made: what was said, each of the four things one step from a task or a need; to be corrected or withdrawn. */
export function MadePanel({ accountId, name, facts, madeId, onClose }: MadePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useAccountAddress();
  const asOf = useAsOf();
  const found = useQuery(api.interactions.list.queryOptions({ input: { accountId, limit: PAGE, ...asOf } }));
  const made = found.data?.items.find(({ id }) => id === madeId);
  const edits = facts.may('interactions.write') && !facts.isPast && made?.kind !== 'churn';
  return (
    <DockedPanel
      eyebrow={name}
      title={made ? `${t(`task.contactKind.${made.kind}`)} · ${formatDate(made.happenedOn, language)}` : t('peopleTab.made')}
      foot={
        made && edits && search.work !== 'edit' ? (
          <MadeActions made={made} onEdit={() => go({ work: 'edit' }, true)} onGone={onClose} />
        ) : undefined
      }
      onClose={onClose}
    >
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data && !made ? <p className="note">{t('peopleTab.madeGone')}</p> : null}
      {made && search.work === 'edit' && edits ? (
        <MadeForm key={made.revision} made={made} today={facts.today} onDone={() => go({ work: undefined }, true)} />
      ) : null}
      {made && search.work !== 'edit' ? <MadeCard made={made} facts={facts} /> : null}
    </DockedPanel>
  );
}

function MadeCard({ made, facts }: { made: Interaction; facts: AccountFacts }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const people = useQuery(
    api.contacts.list.queryOptions({ input: { accountId: made.accountId, limit: 200, ...asOf }, enabled: made.contactIds.length > 0 }),
  );
  const names = people.data?.items.filter(({ id }) => made.contactIds.includes(id)).map((person) => person.name) ?? [];
  const note = [
    made.channel && t(`task.channel.${made.channel}`),
    made.authorName,
    names.length > 0 ? `${t('peopleTab.madeWith')} ${names.join(' · ')}` : null,
  ];
  return (
    <>
      <p className="note">{note.filter(Boolean).join(' · ')}</p>
      <p className="prose preLine">{made.summary}</p>
      {made.nextStep ? <p className="prose">{t('customer.timeline.next', { step: made.nextStep })}</p> : null}
      {REGULAR_FIELDS.map((field) =>
        made.regular[field] ? <Spoken key={field} made={made} field={field} text={made.regular[field]} facts={facts} /> : null,
      )}
    </>
  );
}

/** One of the four things that was spoken of, with what it may become. */
function Spoken({ made, field, text, facts }: { made: Interaction; field: RegularField; text: string; facts: AccountFacts }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const label = t(`task.regular.${field}`);
  const task = useMutation({
    mutationFn: () =>
      client.tasks.create({
        accountId: made.accountId,
        title: t('peopleTab.takeTask', { field: label, text }).slice(0, 200),
        reason: text,
        dueOn: facts.today,
      }),
    onSuccess: async () => {
      await refresh();
      message.success(t('peopleTab.taskMade'));
    },
  });
  const need = useMutation({
    mutationFn: () =>
      client.needs.create({
        accountId: made.accountId,
        registeredOn: made.happenedOn,
        summary: text,
        source: 'contact',
        contactId: made.contactIds[0] ?? null,
      }),
    onSuccess: async () => {
      await refresh();
      message.success(t('peopleTab.needMade'));
    },
  });
  const error = task.error ?? need.error;
  return (
    <section className="spoken">
      <h3 className="section">{label}</h3>
      <p className="prose preLine">{text}</p>
      {facts.isPast ? null : (
        <div className="row">
          {facts.may('tasks.write') ? (
            <Button size="small" loading={task.isPending} disabled={task.isSuccess} onClick={() => task.mutate()}>
              {t(field === 'activities' ? 'peopleTab.toActivity' : 'peopleTab.toTask')}
            </Button>
          ) : null}
          {field === 'needs' && facts.may('facts.write') ? (
            <Button size="small" loading={need.isPending} disabled={need.isSuccess} onClick={() => need.mutate()}>
              {t('peopleTab.toNeed')}
            </Button>
          ) : null}
        </div>
      )}
      <ProblemNote problem={error ? shownProblem(error) : null} />
    </section>
  );
}

function MadeActions({ made, onEdit, onGone }: { made: Interaction; onEdit: () => void; onGone: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const withdraw = useMutation({
    mutationFn: () => client.interactions.withdraw({ id: made.id, accountId: made.accountId, revision: made.revision }),
    onSuccess: async () => {
      onGone();
      await refresh();
    },
  });
  return (
    <>
      <ProblemNote problem={withdraw.error ? shownProblem(withdraw.error) : null} />
      <div className="row">
        <Button type="primary" onClick={onEdit}>
          {t('peopleTab.editMade')}
        </Button>
        <Popconfirm
          title={t('peopleTab.withdrawAsk')}
          okText={t('peopleTab.withdraw')}
          cancelText={t('task.form.cancel')}
          onConfirm={() => withdraw.mutate()}
        >
          <Button loading={withdraw.isPending}>{t('peopleTab.withdraw')}</Button>
        </Popconfirm>
      </div>
    </>
  );
}

interface Values extends ContactMade {
  happenedOn: string;
}
function MadeForm({ made, today, onDone }: { made: Interaction; today: string; onDone: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const save = useMutation({
    mutationFn: (values: Values) =>
      client.interactions.change({
        id: made.id,
        accountId: made.accountId,
        revision: made.revision,
        ...asInteraction({ ...values, regular: { ...made.regular, ...values.regular } }),
        happenedOn: values.happenedOn,
      }),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  return (
    <Form<Values>
      name="made"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={made}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <DayField name="happenedOn" label={t('task.form.happenedOn')} max={today} />
      <ContactFields accountId={made.accountId} required />
      {save.error ? <StaleNote error={save.error} onReload={() => void refresh().then(() => save.reset())} /> : null}
      <FormFoot error={save.error} saving={save.isPending} save={t('customer.save')}>
        <Button onClick={onDone}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
