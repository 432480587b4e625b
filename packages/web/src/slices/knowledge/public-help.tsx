import type { PortalRules } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { BothField, ProblemNote, shownProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** What the portal shows: articles to everybody, and to customers their usage and our promise. For who runs the installation to say. */
export function PublicHelp() {
  const { can } = useSession();
  const manages = can('settings.manage');
  const rules = useQuery({ ...api.portalMembers.rules.queryOptions({ input: {} }), enabled: manages });
  return rules.data ? <RulesForm rules={rules.data} /> : null;
}

function RulesForm({ rules }: { rules: PortalRules }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const metrics = useQuery(api.usage.metrics.queryOptions({ input: {} })).data?.items ?? [];
  const change = useChange({
    work: ({ thanks, ...values }: PortalRules) =>
      client.portalMembers.setRules({ ...values, thanks: thanks?.zh?.trim() && thanks.en?.trim() ? thanks : null }),
    said: () => t('portalAccess.staff.saved'),
    changes: [api.portalMembers.rules.key()],
  });
  return (
    <details>
      <summary>{t('portalAccess.staff.shows')}</summary>
      <Form<PortalRules>
        layout="vertical"
        className="workForm"
        requiredMark={false}
        initialValues={{ ...rules, thanks: rules.thanks ?? { zh: '', en: '' } }}
        onFinish={(values) => change.mutate(values)}
      >
        <Form.Item name="publicHelp" valuePropName="checked">
          <Checkbox>{t('portalAccess.staff.publicHelp')}</Checkbox>
        </Form.Item>
        <Form.Item name="usage" label={t('portalAccess.staff.usage')}>
          <Select
            mode="multiple"
            placeholder={t('portalAccess.staff.usageNone')}
            optionFilterProp="label"
            options={metrics.map(({ id, name }) => ({ value: id, label: name[language] }))}
          />
        </Form.Item>
        <div className="formPair">
          <BothField path={['thanks']} label={t('portalAccess.staff.promise')} />
        </div>
        <p className="note">{t('portalAccess.staff.promiseHint')}</p>
        <ProblemNote problem={change.error ? shownProblem(change.error) : null} />
        <Button htmlType="submit" loading={change.isPending}>
          {t('portalAccess.staff.save')}
        </Button>
      </Form>
    </details>
  );
}
