import type { ProcedureItem, ProcedureRunTold } from '@fulcrum/contract';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, ProblemNote, shownProblem } from '../../kit/index.ts';

/** What the open step asks for, ticked by whoever may finish it; others read who ticked what. */
export function RunChecklist({ run }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const step = run.procedure.steps.find(({ id }) => id === run.stepId);
  const items = step?.checklist ?? [];
  const ticked = new Map(run.checks.filter(({ stepId }) => stepId === run.stepId).map((check) => [check.item, check]));
  const tick = useChange({
    work: (of: { item: string; done: boolean }) => client.procedures.check({ id: run.id, stepId: step?.id ?? '', ...of }),
    changes: [api.procedures.key()],
  });
  if (!items.length) return null;
  return (
    <section className="panelPart">
      <h3 className="lbl">{t('procedure.checklistDone', { done: ticked.size, all: items.length })}</h3>
      <ul className="checklist">
        {items.map((item) => (
          <Item
            key={item.id}
            item={item}
            check={ticked.get(item.id)}
            onTick={run.mayAct && run.court === 'work' ? (done) => tick.mutate({ item: item.id, done }) : null}
            busy={tick.isPending}
          />
        ))}
      </ul>
      <ProblemNote problem={tick.error ? shownProblem(tick.error) : null} />
    </section>
  );
}

interface ItemProps {
  item: ProcedureItem;
  check: ProcedureRunTold['checks'][number] | undefined;
  /** Null: not the reader's to tick. */
  onTick: ((done: boolean) => void) | null;
  busy: boolean;
}

function Item({ item, check, onTick, busy }: ItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = check && formatDate(check.at, language, { style: 'minute' });
  return (
    <li>
      <Checkbox checked={check !== undefined} disabled={!onTick || busy} onChange={(event) => onTick?.(event.target.checked)}>
        {item.name[language]}
        {item.required ? null : <span className="note"> · {t('procedure.optional')}</span>}
      </Checkbox>
      {check ? <span className="note block">{t('procedure.ticked', { by: check.by ?? t('procedure.system'), at })}</span> : null}
    </li>
  );
}
