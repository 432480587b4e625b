import { PlusOutlined } from '@ant-design/icons';
import type { CONTACT_RANKS } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

interface NewPlayProps {
  level: string;
  stage: string;
  rank: (typeof CONTACT_RANKS)[number] | undefined;
  small?: boolean;
}

/** Begins a play for the cell, and goes on in the studio. */
export function NewPlay({ level, stage, rank, small = false }: NewPlayProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: () => client.strategy.draftPlay({ level, stage, ...(rank ? { rank } : {}) }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.policies.key() });
      await navigate({ to: '/strategy/studio', search: { policy: id } });
    },
  });
  if (!can('policies.edit')) return null;
  return (
    <>
      <Button
        className="newPlay"
        size={small ? 'small' : 'middle'}
        type={small ? 'default' : 'primary'}
        icon={<PlusOutlined aria-hidden />}
        loading={begin.isPending}
        onClick={() => begin.mutate()}
      >
        {t(small ? 'strategy.add' : 'strategy.addPlay')}
      </Button>
      <ActionProblem error={begin.error} />
    </>
  );
}
