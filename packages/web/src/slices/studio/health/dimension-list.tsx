import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { sumOfWeights } from '../draft-parts.ts';
import { FigureField } from '../figure-field.tsx';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import type { Path } from '../policy-text.ts';
import { useStudioForm } from '../studio-form-context.ts';
import { differs } from './health-draft.ts';
import { type DraftDimension, restOfWeight } from './health-shape.ts';
import { MeasurePart } from './measure-part.tsx';
import { NEW_MEASURE } from './new-parts.ts';
import { PartList } from './part-list.tsx';

interface DimensionListProps {
  path: Path;
  /** The key of the part that it stands in, with a slash; empty at the top. */
  within?: string;
  title: string;
  dimensions: readonly DraftDimension[];
  /** As in force; undefined where nothing is to be told apart. */
  before: readonly DraftDimension[] | undefined;
}

/** The dimensions of a way of judging, and what their weights come to. */
export function DimensionList({ path, within = '', title, dimensions, before }: DimensionListProps) {
  const { t } = useTranslation();
  const { add } = useStudioForm();
  const taken = dimensions.flatMap(({ measures }) => measures);
  const addDimension = () =>
    add(path, {
      id: freeId(dimensions, (n) => `dimension_${n}`),
      name: { zh: t('healthStudio.dimension.new'), en: t('healthStudio.dimension.new') },
      weight: restOfWeight(dimensions),
      measures: [
        {
          id: freeId(taken, (n) => `measure_${n}`),
          name: { zh: t('healthStudio.measure.new'), en: t('healthStudio.measure.new') },
          weight: 100,
          ...NEW_MEASURE,
        },
      ],
    } as { id: string });
  return (
    <PartList
      path={path}
      title={title}
      inner={within !== ''}
      aside={<WeightSum parts={dimensions} />}
      add={t('healthStudio.dimension.add')}
      onAdd={addDimension}
    >
      {dimensions.map((dimension, at) => (
        <DimensionPart
          key={dimension.id || at}
          part={`${within}dimensions/${dimension.id}`}
          list={path}
          at={at}
          all={dimensions}
          before={before}
        />
      ))}
    </PartList>
  );
}

/** What weights come to, against 100. */
function WeightSum({ parts }: { parts: readonly { weight?: number | null | undefined }[] }) {
  const { t } = useTranslation();
  const sum = sumOfWeights(parts.map(({ weight }) => weight));
  return sum === 100 ? (
    <output className="note">{t('healthStudio.weights')}</output>
  ) : (
    <output className="note wrongSum">{t('healthStudio.wrongWeights', { sum })}</output>
  );
}

interface DimensionPartProps {
  part: string;
  list: Path;
  at: number;
  all: readonly DraftDimension[];
  before: readonly DraftDimension[] | undefined;
}

function DimensionPart({ part, list, at, all, before }: DimensionPartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { open, add } = useStudioForm();
  const dimension = all[at]!;
  const { id, measures, weight } = dimension;
  const was = before?.find((one) => one.id === id);
  const name = dimension.name[language] || dimension.name.zh || id;
  const path = [...list, at];
  const addMeasure = () =>
    add([...path, 'measures'], {
      id: freeId(
        all.flatMap((one) => one.measures),
        (n) => `measure_${n}`,
      ),
      name: { zh: t('healthStudio.measure.new'), en: t('healthStudio.measure.new') },
      weight: restOfWeight(measures),
      ...NEW_MEASURE,
    } as { id: string });
  return (
    <PartRow
      part={part}
      name={name}
      note={measures.map((one) => one.name[language] || one.name.zh || one.id).join(language === 'zh' ? '、' : ', ')}
      changed={differs(before, was, dimension)}
      control={
        <FigureField path={[...path, 'weight']} value={weight} before={was?.weight} unit="%" label={t('studio.weightOf', { name })} />
      }
    >
      <IssueNotes path={path} />
      <IssueNotes path={[...path, 'weight']} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={[...path, 'name']} name={dimension.name} />
          <PartList
            path={[...path, 'measures']}
            title={t('healthStudio.measure.title')}
            inner
            aside={<WeightSum parts={measures} />}
            add={t('healthStudio.measure.add')}
            onAdd={addMeasure}
          >
            {measures.map((measure, nth) => (
              <MeasurePart
                key={measure.id || nth}
                part={`${part}/measures/${measure.id}`}
                list={[...path, 'measures']}
                at={nth}
                all={measures}
                before={before && (was?.measures ?? [])}
              />
            ))}
          </PartList>
          <PartActions list={list} at={at} count={all.length} name={name} />
        </div>
      ) : (
        <IssueNotes path={[...path, 'measures']} deep />
      )}
    </PartRow>
  );
}
