import { Button, Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/index.ts';
import { changePreferences, placeIssues, usePreferences } from '../../kit/index.ts';
import { LanguageChoice } from '../../shell/preference-choices.tsx';
import { PasswordField } from '../people/password-field.tsx';
import { currencyOptions, zoneOptions } from './choices.ts';
import type { Draft } from './draft.ts';

interface AdministratorStepProps {
  draft: Draft;
  /** Why the set-up was refused, shown at the fields that it names. */
  error: unknown;
  onChange: (change: Partial<Draft>) => void;
  onNext: () => void;
}

/** Who administers, for which organisation, in which language, time zone and currency. */
export function AdministratorStep({ draft, error, onChange, onNext }: AdministratorStepProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [form] = Form.useForm<Draft>();
  useEffect(() => {
    if (!error) return;
    placeIssues(form, error);
    if (problemOf(error)?.code === 'access.weak_password') {
      form.setFields([{ name: 'password', errors: [problemOf(error)?.title ?? ''] }]);
      form.scrollToField('password', { focus: true });
    }
  }, [error, form]);
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Form
      form={form}
      layout="vertical"
      className="stack firstForm"
      requiredMark={false}
      initialValues={draft}
      validateTrigger="onBlur"
      onValuesChange={(part: Partial<Draft>, values: Draft) => {
        onChange(values);
        if (part.language) changePreferences({ language: part.language });
      }}
      onFinish={onNext}
      scrollToFirstError={{ focus: true }}
    >
      <section>
        <h2 className="section">{t('firstRun.administrator.you')}</h2>
        <Form.Item
          name={['administrator', 'name']}
          label={t('firstRun.administrator.name')}
          rules={needed(t('firstRun.administrator.nameNeeded'))}
        >
          <Input autoComplete="name" maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item
          name={['administrator', 'email']}
          label={t('session.email')}
          extra={t('firstRun.administrator.emailHint')}
          rules={[{ required: true, type: 'email', message: t('people.emailNeeded') }]}
        >
          <Input autoComplete="username" inputMode="email" maxLength={254} />
        </Form.Item>
        <PasswordField name="password" label={t('session.password')} />
      </section>
      <section>
        <h2 className="section">{t('firstRun.administrator.company')}</h2>
        <Form.Item
          name="organisation"
          label={t('firstRun.administrator.organisation')}
          rules={needed(t('firstRun.administrator.organisationNeeded'))}
        >
          <Input autoComplete="organization" maxLength={200} />
        </Form.Item>
        <Form.Item name="language" label={t('firstRun.administrator.language')}>
          <LanguageChoice />
        </Form.Item>
        <Form.Item name="timeZone" label={t('firstRun.administrator.timeZone')} extra={t('firstRun.administrator.timeZoneHint')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={zoneOptions(language)} />
        </Form.Item>
        <Form.Item name="baseCurrency" label={t('firstRun.administrator.currency')} extra={t('firstRun.administrator.currencyHint')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={currencyOptions(language)} />
        </Form.Item>
      </section>
      <div className="formFoot firstFoot">
        <span className="grow" />
        <Button type="primary" size="large" htmlType="submit">
          {t('firstRun.administrator.next')}
        </Button>
      </div>
    </Form>
  );
}
