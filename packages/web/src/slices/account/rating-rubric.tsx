import { RATING_DIMENSIONS, type RatingDimension, type Rubric, ratingRecords } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** What 1 to 5 means in each dimension; who writes policies may word it anew. */
export function RatingRubric() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [dimension, setDimension] = useState<RatingDimension>('relationship');
  const [editing, setEditing] = useState<number>();
  const rubrics = useQuery(api.ratingRubrics.list.queryOptions({ input: {} }));
  const rubric = rubrics.data?.items.find((one) => one.dimension === dimension);
  if (!rubric) return null;
  return (
    <section aria-label={t('market.rating.rubric')}>
      <h3 className="section">{t('market.rating.rubric')}</h3>
      <Segmented<RatingDimension>
        size="small"
        value={dimension}
        options={RATING_DIMENSIONS.map((value) => ({ value, label: ratingRecords.fields.dimension.choices[value][language] }))}
        onChange={(next) => {
          setEditing(undefined);
          setDimension(next);
        }}
      />
      <ol className="rubricList">
        {rubric.levels.map((level) => (
          <li key={level.score}>
            {editing === level.score ? (
              <LevelForm key={`${dimension}.${level.score}`} dimension={dimension} level={level} onDone={() => setEditing(undefined)} />
            ) : (
              <span className="row">
                <span className="grow">{level.text[language]}</span>
                {can('policies.edit') ? (
                  <Button
                    size="small"
                    type="link"
                    aria-label={`${t('market.rating.editRubric')} ${level.score}`}
                    onClick={() => setEditing(level.score)}
                  >
                    {t('market.rating.edit')}
                  </Button>
                ) : null}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface LevelFormProps {
  dimension: RatingDimension;
  level: Rubric['levels'][number];
  onDone: () => void;
}

function LevelForm({ dimension, level, onDone }: LevelFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState(level.text);
  const save = useMutation({
    mutationFn: (next: typeof text | null) => client.ratingRubrics.change({ dimension, score: level.score, text: next }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.ratingRubrics.key() });
      onDone();
    },
  });
  return (
    <div className="rubricForm">
      {(['zh', 'en'] as const).map((language) => (
        <Input.TextArea
          key={language}
          autoSize
          maxLength={500}
          value={text[language]}
          aria-label={t(`market.rating.${language}`)}
          onChange={(event) => setText({ ...text, [language]: event.target.value })}
        />
      ))}
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <div className="row">
        <Button
          size="small"
          type="primary"
          disabled={!text.zh.trim() || !text.en.trim()}
          loading={save.isPending}
          onClick={() => save.mutate(text)}
        >
          {t('customer.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('task.form.cancel')}
        </Button>
        <span className="grow" />
        {level.own ? (
          <Button size="small" type="text" onClick={() => save.mutate(null)}>
            {t('market.rating.reset')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
