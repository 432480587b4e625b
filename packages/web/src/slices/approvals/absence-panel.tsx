import type { Absence } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, formatDate, ProblemNote, shownProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { DayField } from '../tasks/index.ts';
import { SignerSelect } from './signer-select.tsx';

interface Values {
  from: string;
  until: string;
  deputyId: string;
}

/** Who decides while the reader is away. */
export function AbsencePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const today = me?.today;
  const found = useQuery(api.approvals.absences.queryOptions({ input: {} }));
  const set = useMutation({
    mutationFn: (values: Values) => client.approvals.setAbsence(values),
    onSuccess: async ({ deputyName }) => {
      message.success(t('signing.away.done', { name: deputyName }));
      form.resetFields();
      await queries.invalidateQueries({ queryKey: api.approvals.key() });
    },
  });
  return (
    <DockedPanel title={t('signing.away.title')} onClose={onClose}>
      <p className="note">{t('signing.away.hint')}</p>
      <Form<Values>
        form={form}
        name="absence"
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => set.mutate(values)}
        className="workForm"
      >
        <div className="formPair">
          <DayField name="from" label={t('signing.away.from')} {...(today ? { min: today } : {})} />
          <DayField name="until" label={t('signing.away.until')} {...(today ? { min: today } : {})} />
        </div>
        <Form.Item name="deputyId" label={t('signing.away.deputy')} rules={[{ required: true, message: t('signing.pass.personNeeded') }]}>
          <SignerSelect />
        </Form.Item>
        <ProblemNote problem={set.error ? shownProblem(set.error) : null} />
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {t('signing.away.go')}
        </Button>
      </Form>
      <section className="panelPart">
        <h3 className="lbl">{t('signing.away.list')}</h3>
        {found.data?.items.length === 0 ? <p className="note">{t('signing.away.none')}</p> : null}
        <ul>
          {found.data?.items.map((absence) => (
            <Line key={absence.id} absence={absence} reader={me?.id} />
          ))}
        </ul>
      </section>
    </DockedPanel>
  );
}

function Line({ absence, reader }: { absence: Absence; reader: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const end = useMutation({
    mutationFn: () => client.approvals.endAbsence({ id: absence.id }),
    onSuccess: async () => {
      message.success(t('signing.away.ended'));
      await queries.invalidateQueries({ queryKey: api.approvals.key() });
    },
  });
  const days = { from: formatDate(absence.from, language), until: formatDate(absence.until, language) };
  return (
    <li>
      {t('signing.away.line', { ...days, user: absence.userName, deputy: absence.deputyName })}{' '}
      {absence.userId === reader || can('settings.manage') ? (
        <Button size="small" loading={end.isPending} onClick={() => end.mutate()}>
          {t('signing.away.end')}
        </Button>
      ) : null}
      <ActionProblem error={end.error} />
    </li>
  );
}
