import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, changePreferences, placeIssues, usePreferences } from '../../kit/index.ts';
import { LanguageChoice } from '../../shell/preference-choices.tsx';
import type { Me } from '../session/use-me.ts';
import { Section } from './section.tsx';

/** The name that colleagues see, and the language of the product. */
export function MyNameForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ name: string }>();
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) => client.session.changeMe({ name }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.session.me.key() });
      message.info(t('mine.nameSaved'));
    },
    onError: (error) => placeIssues(form, error),
  });
  return (
    <Section title={t('mine.profile')} note={t('mine.profileNote')}>
      <Form
        form={form}
        layout="vertical"
        className="stack mineForm"
        requiredMark={false}
        validateTrigger="onBlur"
        initialValues={{ name: me.name }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true, message: t('people.nameNeeded') }]}>
          <Input autoComplete="name" maxLength={200} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t('mine.saveName')}
        </Button>
        <ActionProblem error={save.error} />
      </Form>
      <div className="mineLanguage">
        <span className="note">{t('shell.menu.language')}</span>
        <LanguageChoice value={language} onChange={(value) => changePreferences({ language: value })} />
      </div>
    </Section>
  );
}
