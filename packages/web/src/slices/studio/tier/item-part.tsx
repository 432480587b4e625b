import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber } from '../../../kit/index.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { conditionWords } from '../../metrics/condition-words.ts';
import { BandFields } from '../band-fields.tsx';
import { ConditionField } from '../condition-field.tsx';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { MetricField } from '../metric-field.tsx';
import { NameFields } from '../name-fields.tsx';
import { NormaliseFields } from '../normalise-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { type DraftItem, kindOfItem } from './draft-shape.ts';
import { itemBefore, useTierDraft } from './tier-draft.ts';

/** One item: its points at once, everything else when opened. */
export function ItemPart({ item, at }: { item: DraftItem; at: number }) {
  const language = useLanguage();
  const { policy, before } = useTierDraft();
  const { open } = useStudioForm();
  const part = `items/${item.id}`;
  const was = itemBefore(before, item.id);
  const name = item.name[language] || item.name.zh || item.id;
  const bands = item.band?.bands;
  return (
    <PartRow
      part={part}
      name={name}
      note={<ItemRule item={item} />}
      changed={before !== null && JSON.stringify(was) !== JSON.stringify(item)}
      control={<ItemFigure item={item} at={at} was={was} name={name} />}
    >
      <IssueNotes path={['items', at]} />
      {bands ? (
        <BandFields
          path={['items', at, 'band', 'bands']}
          metric={item.band?.metric ?? ''}
          bands={bands}
          before={was?.band?.bands.length === bands.length ? was.band.bands : undefined}
          detailed={open.has(part)}
        />
      ) : null}
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={['items', at, 'name']} name={item.name} />
          <ItemDetails item={item} at={at} />
          <WhenNull item={item} at={at} />
          <PartActions list={['items']} at={at} count={policy.items.length} name={name} />
        </div>
      ) : (
        <DeepIssues item={item} at={at} />
      )}
    </PartRow>
  );
}

/** What is wrong inside an item that is closed. */
const DeepIssues = ({ item, at }: { item: DraftItem; at: number }) => {
  const kind = kindOfItem(item);
  return kind && kind !== 'band' ? <IssueNotes path={['items', at, kind]} deep /> : null;
};

/** The rule in a few words: 合作年限 ≥ 3, 最高 +20. */
function ItemRule({ item }: { item: DraftItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const signed = (points: number) => formatNumber(points, language, 'signed');
  if (item.condition) return item.condition.when ? conditionWords(item.condition.when, names) : t('studio.condition.none');
  const metric = names.name(item.band?.metric ?? item.perUnit?.metric ?? item.weighted?.metric ?? '');
  if (item.perUnit) {
    const { max } = item.perUnit;
    return max === null || max === undefined ? metric : metric + t('tiers.policy.most', { points: signed(max) });
  }
  if (item.weighted) return t(`tiers.policy.normalised.${item.weighted.normalise.method}`);
  return metric === (item.name[language] || item.name.zh) ? null : metric;
}

interface ItemFigureProps {
  item: DraftItem;
  at: number;
  was: DraftItem | undefined;
  name: string;
}
/** Points of a condition or of each unit, or the weight; bands have theirs below. */
function ItemFigure({ item, at, was, name }: ItemFigureProps) {
  const { t } = useTranslation();
  const label = t('studio.pointsOf', { name });
  if (item.condition)
    return (
      <FigureField
        path={['items', at, 'condition', 'points']}
        value={item.condition.points}
        before={was?.condition?.points}
        unit={t('studio.points')}
        label={label}
      />
    );
  if (item.perUnit)
    return (
      <FigureField
        path={['items', at, 'perUnit', 'points']}
        value={item.perUnit.points}
        before={was?.perUnit?.points}
        unit={t('studio.each')}
        label={label}
      />
    );
  if (!item.weighted) return null;
  return (
    <FigureField
      path={['items', at, 'weighted', 'weight']}
      value={item.weighted.weight}
      before={was?.weighted?.weight}
      unit="%"
      label={t('studio.weightOf', { name })}
    />
  );
}

const METHODS = ['percentile', 'minmax', 'bands'] as const;

function ItemDetails({ item, at }: { item: DraftItem; at: number }) {
  const { t } = useTranslation();
  const part = (...steps: string[]) => ['items', at, ...steps];
  if (item.condition)
    return (
      <div>
        <span className="fieldLabel">{t('studio.condition.label')}</span>
        <ConditionField path={part('condition', 'when')} when={item.condition.when} />
        <IssueNotes path={part('condition', 'points')} />
      </div>
    );
  if (item.band) return <MetricField path={part('band', 'metric')} metric={item.band.metric} />;
  if (item.weighted)
    return (
      <>
        <MetricField path={part('weighted', 'metric')} metric={item.weighted.metric} />
        <NormaliseFields
          path={part('weighted', 'normalise')}
          metric={item.weighted.metric}
          value={item.weighted.normalise}
          methods={METHODS}
        />
        <IssueNotes path={part('weighted', 'weight')} />
      </>
    );
  if (!item.perUnit) return null;
  return (
    <>
      <MetricField path={part('perUnit', 'metric')} metric={item.perUnit.metric} />
      <div className="formPair">
        {(['max', 'min'] as const).map((limit) => (
          <div key={limit}>
            <label className="fieldLabel" htmlFor={controlId(part('perUnit', limit))}>
              {t(`studio.limit.${limit}`)}
            </label>
            <FigureField
              path={part('perUnit', limit)}
              value={item.perUnit?.[limit]}
              unit={t('studio.points')}
              label={t(`studio.limit.${limit}`)}
              placeholder={t('studio.limit.none')}
              optional
            />
            <IssueNotes path={part('perUnit', limit)} />
          </div>
        ))}
      </div>
      <IssueNotes path={part('perUnit', 'points')} />
    </>
  );
}

const NULL_RULES = ['zero', 'skip', 'fail'] as const;

/** What an account without these facts gets. */
function WhenNull({ item, at }: { item: DraftItem; at: number }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const path = ['items', at, 'whenNull'];
  return (
    <div>
      <label className="fieldLabel" htmlFor={controlId(path)}>
        {t('studio.whenNull.label')}
      </label>
      <Select
        id={controlId(path)}
        className="wide"
        value={item.whenNull}
        options={NULL_RULES.map((rule) => ({ value: rule, label: t(`studio.whenNull.${rule}`) }))}
        // Zero is what a document says by saying nothing.
        onChange={(rule) => set(path, rule === 'zero' ? undefined : rule)}
      />
    </div>
  );
}
