import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { DockedPanel, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { YamlFace } from '../studio/yaml-face.tsx';
import { PolicyIssues } from './policy-issues.tsx';
import { PublishPolicy } from './publish-policy.tsx';
import { StartSimulation } from './start-simulation.tsx';
import { usePolicyDraft } from './use-policy-draft.ts';
import { usePublishing } from './use-publishing.ts';

interface PolicyEditorProps {
  policyId: string | null;
  onClose: () => void;
  /** Absent: policies of this kind are not simulated. */
  onSimulated?: (simulationId: string) => void;
  eyebrow?: string;
}

/** A standard as text: paste or upload, check, keep as a draft, publish with a note. What was typed stays until the panel closes. */
export function PolicyEditor({ policyId, onClose, onSimulated, eyebrow }: PolicyEditorProps) {
  const { t } = useTranslation();
  const found = useQuery(api.policies.get.queryOptions({ input: { id: policyId ?? '' }, enabled: policyId !== null }));
  return (
    <DockedPanel eyebrow={eyebrow ?? t('shell.page.tiers')} title={t('tiers.policy.edit')} onClose={onClose}>
      {policyId !== null && found.isPending ? (
        <SkeletonRows rows={10} />
      ) : (
        <Editor initial={found.data?.yaml ?? ''} {...(onSimulated ? { onSimulated } : {})} />
      )}
    </DockedPanel>
  );
}

function Editor({ initial, onSimulated }: { initial: string } & Pick<PolicyEditorProps, 'onSimulated'>) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [yaml, setYaml] = useState(initial);
  const draft = usePolicyDraft(yaml);
  const { offered } = usePublishing();
  return (
    <div className="policyEditor">
      <YamlFace text={yaml} onChange={setYaml} note={t('tiers.edit.text')} />
      <div className="row wrap editorActions">
        <Button onClick={draft.startCheck} loading={draft.check.isPending} disabled={!yaml.trim()}>
          {t('tiers.edit.check')}
        </Button>
        <Button onClick={draft.startSave} loading={draft.save.isPending} disabled={!yaml.trim()}>
          {t('tiers.edit.save')}
        </Button>
        {onSimulated && can('policies.simulate') ? <StartSimulation of={{ yaml }} onStarted={onSimulated} /> : null}
      </div>
      <PolicyIssues draft={draft} />
      {offered ? <PublishPolicy isPublishing={draft.publish.isPending} onPublish={draft.startPublish} /> : null}
    </div>
  );
}
