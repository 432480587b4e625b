import { type ProviderTargets, SCORE_MEASURES, type ServiceTargets } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';

interface TargetsPanelProps {
  providers: readonly { id: string; name: string }[];
  onClose: () => void;
}
/** In percent, as people write it. */
type Percents = Partial<Record<keyof ServiceTargets, number | null>>;
interface Values {
  standard: Percents;
  own: Record<string, { on?: boolean; of?: Percents }>;
}

const HUNDRED = 100;
const toPercents = (targets: ServiceTargets): Percents =>
  Object.fromEntries(SCORE_MEASURES.map((key) => [key, targets[key] === null ? null : Math.round(targets[key] * 10_000) / HUNDRED]));
const toShares = (percents: Percents = {}): ServiceTargets =>
  Object.fromEntries(
    SCORE_MEASURES.map((key) => [key, typeof percents[key] === 'number' ? percents[key] / HUNDRED : null]),
  ) as ServiceTargets;

/** What is expected of whoever provides the service. */
export function TargetsPanel({ providers, onClose }: TargetsPanelProps) {
  const { t } = useTranslation();
  const found = useQuery(api.serviceOrders.targets.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('serviceOrder.score.targets.title')} onClose={onClose}>
      {found.data ? (
        <Targets targets={found.data} providers={providers} onClose={onClose} />
      ) : found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function Targets({ targets, providers, onClose }: TargetsPanelProps & { targets: ProviderTargets }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const own = Form.useWatch('own', form) ?? {};
  const save = useChange({
    work: ({ standard, own: chosen }: Values) => {
      // Providers that are not shown here keep what was set for them.
      const shown = new Set(providers.map(({ id }) => id));
      const kept = Object.entries(targets.providers).filter(([id]) => !shown.has(id));
      const set = Object.entries(chosen ?? {}).flatMap(([id, { on, of }]) => (on ? [[id, toShares(of)] as const] : []));
      return client.serviceOrders.setTargets({ standard: toShares(standard), providers: Object.fromEntries([...kept, ...set]) });
    },
    said: () => t('serviceOrder.score.targets.saved'),
    changes: [api.serviceOrders.scorecard.key(), api.serviceOrders.targets.key()],
  });
  const standard = toPercents(targets.standard);
  const initial = Object.fromEntries(
    providers.map(({ id }) => {
      const set = targets.providers[id];
      return [id, { on: set !== undefined, of: set ? toPercents(set) : standard }];
    }),
  );
  const fields = (path: (string | number)[]) => (
    <div className="targetFields">
      {SCORE_MEASURES.map((key) => (
        <Form.Item key={key} name={[...path, key]} label={t(`serviceOrder.score.measure.${key}`)}>
          <InputNumber min={0} max={100} step={1} suffix="%" placeholder={t('serviceOrder.score.targets.share')} />
        </Form.Item>
      ))}
    </div>
  );
  return (
    <Form<Values>
      form={form}
      name="targets"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{ standard, own: initial }}
      onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
    >
      <p className="note">{t('serviceOrder.score.targets.hint')}</p>
      <h3 className="lbl">{t('serviceOrder.score.targets.standard')}</h3>
      {fields(['standard'])}
      {providers.map(({ id, name }) => (
        <section key={id} className="orderPart">
          <Form.Item name={['own', id, 'on']} valuePropName="checked">
            <Checkbox>{t('serviceOrder.score.targets.ownOf', { name })}</Checkbox>
          </Form.Item>
          <div hidden={!own[id]?.on}>{fields(['own', id, 'of'])}</div>
        </section>
      ))}
      <FormFoot error={save.error} saving={save.isPending} save={t('serviceOrder.score.targets.save')} />
    </Form>
  );
}
