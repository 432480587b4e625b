import { RESOURCE_UNITS, type ResourceRequest } from '@fulcrum/contract';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AskedWhy, ProblemNote, shownProblem } from '../../kit/index.ts';
import { DayField } from '../tasks/index.ts';
import { useRequestAction } from './use-request-action.ts';

/** What the reader may do with the request now. */
export function ActOnRequest({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation();
  const { id, revision } = request;
  const decline = useRequestAction(
    (reason: string) => client.resourceRequests.decline({ id, revision, reason }),
    () => t('resourcing.decline.done'),
  );
  const cancel = useRequestAction(
    (reason: string) => client.resourceRequests.cancel({ id, revision, reason }),
    () => t('resourcing.cancel.done'),
  );
  const texts = (what: 'decline' | 'cancel') => ({
    ...{ open: t(`resourcing.${what}.open`), why: t(`resourcing.${what}.why`), go: t(`resourcing.${what}.go`) },
    cancel: t('resourcing.leave'),
  });
  return (
    <>
      {request.mayAccept ? <Accept request={request} /> : null}
      {request.mayFinish ? <Finish request={request} /> : null}
      <div className="resourceEnds">
        {request.mayDecline ? <AskedWhy texts={texts('decline')} action={decline} /> : null}
        {request.mayCancel ? <AskedWhy texts={texts('cancel')} action={cancel} /> : null}
      </div>
    </>
  );
}

function Accept({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation();
  const { id, revision, wantedOn } = request;
  const today = useMe()?.today ?? '';
  const accept = useRequestAction(
    ({ plannedOn }: { plannedOn: string }) => client.resourceRequests.accept({ id, revision, plannedOn }),
    () => t('resourcing.accept.done'),
  );
  return (
    <Form
      name="acceptResource"
      layout="vertical"
      requiredMark={false}
      initialValues={{ plannedOn: wantedOn < today ? today : wantedOn }}
      onFinish={accept.mutate}
      className="workForm panelAct"
    >
      <DayField name="plannedOn" label={t('resourcing.accept.day')} min={today} />
      <ProblemNote problem={accept.error ? shownProblem(accept.error) : null} />
      <Button type="primary" htmlType="submit" loading={accept.isPending}>
        {t('resourcing.accept.go')}
      </Button>
    </Form>
  );
}

interface Done {
  on: string;
  quantity: string;
  cost?: string | null;
  result: string;
}

function Finish({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, revision, unit, quantity } = request;
  const me = useMe();
  const finish = useRequestAction(
    ({ cost, result, ...said }: Done) =>
      client.resourceRequests.finish({ id, revision, ...said, result: result.trim(), ...(cost ? { cost } : {}) }),
    () => t('resourcing.finish.done'),
  );
  const needed = [{ required: true, message: t('resourcing.needed') }];
  return (
    <Form<Done>
      name="finishResource"
      layout="vertical"
      requiredMark={false}
      initialValues={{ on: me?.today, quantity }}
      onFinish={(said) => finish.mutate(said)}
      className="workForm panelAct"
    >
      <DayField name="on" label={t('resourcing.finish.on')} {...(me ? { max: me.today } : {})} />
      <div className="formPair">
        <Form.Item name="quantity" label={t('resourcing.finish.quantity')} rules={needed}>
          <InputNumber<string> stringMode min="0" suffix={RESOURCE_UNITS[unit][language]} className="resourceNumber" />
        </Form.Item>
        <Form.Item name="cost" label={t('resourcing.finish.cost')} extra={t('resourcing.finish.costHint')}>
          <InputNumber<string> stringMode min="0" precision={2} suffix={me?.organisation.baseCurrency} className="resourceNumber" />
        </Form.Item>
      </div>
      <Form.Item name="result" label={t('resourcing.result')} rules={[{ ...needed[0], whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} />
      </Form.Item>
      <ProblemNote problem={finish.error ? shownProblem(finish.error) : null} />
      <Button type="primary" htmlType="submit" loading={finish.isPending}>
        {t('resourcing.finish.go')}
      </Button>
    </Form>
  );
}
