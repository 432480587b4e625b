import { useTranslation } from 'react-i18next';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId } from '../studio-form-context.ts';
import { AddStep } from './add-step.tsx';
import { FlowStep } from './flow-step.tsx';
import { idOf, usePlayDraft } from './play-shape.ts';
import { type Lane, type LaneNode, lanesOf, type Way } from './step-lanes.ts';
import { useStepEdits } from './use-step-edits.ts';

/** The steps of the play from above to below; the ways of a branch stand beside each other. */
export function StepFlow() {
  const { t } = useTranslation();
  const { policy } = usePlayDraft();
  return (
    <section aria-labelledby="studio-steps-title">
      <div className="row studioSectionHead" id={controlId(['steps'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-steps-title">
          {t('playing.about.steps')}
        </h2>
        <span className="note flowKeys">{t('playStudio.keys')}</span>
      </div>
      <IssueNotes path={['steps']} />
      <FlowLane lane={lanesOf(policy.steps)} label={t('playing.about.steps')} />
    </section>
  );
}

function FlowLane({ lane, label }: { lane: Lane; label: string }) {
  const { t } = useTranslation();
  const { policy } = usePlayDraft();
  const { addAtEnd } = useStepEdits();
  const last = lane.nodes.at(-1);
  // What would follow a branch at the end stands on one of its ways.
  const closed = last?.ways !== undefined;
  return (
    <>
      <ol className="flowLane" aria-label={label}>
        {lane.nodes.map((node) => (
          <FlowStep key={idOf(policy.steps[node.at], node.at)} at={node.at}>
            {node.ways ? <Ways node={node} ways={node.ways} /> : null}
          </FlowStep>
        ))}
      </ol>
      {closed ? null : <AddStep label={t('playStudio.add')} onAdd={(kind) => addAtEnd(lane, kind)} />}
    </>
  );
}

function Ways({ node, ways }: { node: LaneNode; ways: [Way, Way] }) {
  const { t } = useTranslation();
  const { addOnWay } = useStepEdits();
  const [near] = ways;
  return (
    <div className="flowWays">
      {ways.map((way) => (
        <div key={way.of} className="flowWay">
          <p className="flowWayHead">{t(`playStudio.way.${way.of}`)}</p>
          {way.lane ? (
            <FlowLane lane={way.lane} label={t('playStudio.wayOf', { step: node.at + 1, way: t(`playStudio.way.${way.of}`) })} />
          ) : (
            <>
              <p className="note">{way.to === 'end' ? t('playStudio.toEnd') : t('playStudio.toStep', { step: way.to + 1 })}</p>
              {way.to === 'end' && near.lane ? (
                <AddStep label={t('playStudio.add')} onAdd={(kind) => addOnWay(node.at, way, near.lane!, kind)} />
              ) : null}
            </>
          )}
        </div>
      ))}
    </div>
  );
}
