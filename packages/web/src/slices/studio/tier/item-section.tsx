import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { type ItemKind, weightsOf } from './draft-shape.ts';
import { ItemPart } from './item-part.tsx';
import { useTierDraft } from './tier-draft.ts';

const KINDS = ['condition', 'band', 'perUnit', 'weighted'] as const satisfies readonly ItemKind[];
/** What a new item begins with. */
const FIRST: Record<ItemKind, object> = {
  condition: { condition: { when: { metric: 'orders.count_12m', op: '>=', value: 1 }, points: 5 } },
  band: {
    band: {
      metric: 'orders.amount_12m',
      bands: [
        { to: 1_000_000, points: 0 },
        { from: 1_000_000, points: 10 },
      ],
    },
  },
  perUnit: { perUnit: { metric: 'referrals.won', points: 5, max: 20 } },
  weighted: { weighted: { metric: 'orders.amount_12m', weight: 10, normalise: { method: 'percentile' } } },
};

/** What gives points, and what the weights come to. */
export function ItemSection() {
  const { t } = useTranslation();
  const { policy } = useTierDraft();
  const { add } = useStudioForm();
  const weights = weightsOf(policy);
  const addKind = (kind: ItemKind) =>
    add(['items'], {
      id: freeId(policy.items, (n) => `item_${n}`),
      name: { zh: t('studio.item.new'), en: t('studio.item.new') },
      ...FIRST[kind],
    } as { id: string });
  return (
    <section aria-labelledby="studio-items-title">
      <div className="row studioSectionHead" id={controlId(['items'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-items-title">
          {t('studio.item.title')}
        </h2>
        {weights === null ? null : (
          <output className={weights === 100 ? 'note' : 'note wrongSum'}>{t('studio.item.weights', { sum: weights })}</output>
        )}
      </div>
      <IssueNotes path={['items']} />
      <ul className="studioParts">
        {policy.items.map((item, at) => (
          <ItemPart key={item.id || at} item={item} at={at} />
        ))}
      </ul>
      {policy.items.length ? null : <p className="note">{t('tiers.policy.noItems')}</p>}
      <Dropdown
        trigger={['click']}
        menu={{ items: KINDS.map((kind) => ({ key: kind, label: t(`studio.item.kind.${kind}`), onClick: () => addKind(kind) })) }}
      >
        <Button type="text" icon={<PlusOutlined aria-hidden />}>
          {t('studio.item.add')}
        </Button>
      </Dropdown>
    </section>
  );
}
