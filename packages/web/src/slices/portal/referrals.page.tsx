import type { PortalReferral } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, LoadMore, morePages, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { usePortalMe } from './portal-me.ts';

/** Whom do I know who could use it too, and what became of those I named? */
export default function PortalReferralsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = usePortalMe();
  const found = useInfiniteQuery(pagesOf(api.portalReferrals.list, { limit: 50 }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const promised = found.data?.pages[0]?.promised;
  return (
    <>
      <title>{t('portal.referral.title')}</title>
      <h1 className="answer">{t('portal.referral.title')}</h1>
      <p className="sub">{t('portal.referral.detail')}</p>
      {promised ? (
        <p className="portalStanding">
          <b>{t('portal.referral.promised')}</b> {promised[language]}
        </p>
      ) : null}
      <ReferForm />
      <h2 className="section">{me?.whole ? t('portal.referral.companys', { company: me.company }) : t('portal.referral.mine')}</h2>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={2} /> : null}
      {found.data && !items.length ? <p className="note">{t('portal.referral.none')}</p> : null}
      <ul className="portalList">
        {items.map((one) => (
          <Line key={one.id} referral={one} />
        ))}
      </ul>
      {items.length > 0 ? <LoadMore count={items.length} {...morePages(found)} /> : null}
    </>
  );
}

function Line({ referral: { company, state, referredOn, byName, thankedOn, thanks } }: { referral: PortalReferral }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (on: string) => formatDate(on, language);
  return (
    <li>
      <div className="row">
        <span className="portalLine grow">{company}</span>
        <span className={`portalState ${state === 'won' ? 'solved' : ''}`}>{t(`portal.referral.state.${state}`)}</span>
      </div>
      <p className="note">{[byName, t('portal.referral.on', { day: day(referredOn) })].filter(Boolean).join(' · ')}</p>
      {thankedOn ? (
        <p>
          {thanks ? t('portal.referral.thanked', { thanks, day: day(thankedOn) }) : t('portal.referral.thankedOn', { day: day(thankedOn) })}
        </p>
      ) : null}
    </li>
  );
}

interface Values {
  lead: string;
  person: string;
  reach: string;
  reason?: string;
}
function ReferForm() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const refer = useChange({
    work: ({ lead, person, reach, reason = '' }: Values) => client.portalReferrals.refer({ lead, person, reach, reason, consented: true }),
    said: () => t('portal.referral.sent'),
    changes: [api.portalReferrals.key()],
  });
  const needed = [{ required: true, whitespace: true, message: t('portal.form.needed') }];
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="portalAsk"
      onFinish={(values) => refer.mutate(values, { onSuccess: () => form.resetFields() })}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="lead" label={t('portal.referral.company')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="person" label={t('portal.referral.person')} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="reach" label={t('portal.referral.reach')} extra={t('portal.referral.reachHint')} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="reason" label={t('portal.referral.reason')}>
        <Input.TextArea rows={2} maxLength={2000} placeholder={t('portal.referral.reasonHint')} />
      </Form.Item>
      <Form.Item
        name="consented"
        valuePropName="checked"
        rules={[
          {
            validator: (_, given: boolean | undefined) =>
              given ? Promise.resolve() : Promise.reject(new Error(t('portal.referral.consentNeeded'))),
          },
        ]}
      >
        <Checkbox>{t('portal.referral.consented')}</Checkbox>
      </Form.Item>
      <ProblemNote problem={refer.error ? shownProblem(refer.error) : null} />
      <Button type="primary" htmlType="submit" loading={refer.isPending}>
        {t('portal.referral.send')}
      </Button>
    </Form>
  );
}
