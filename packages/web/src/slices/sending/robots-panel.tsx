import type { Robot } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { RobotForm } from './robot-form.tsx';
import { RobotLine } from './robot-line.tsx';
import './sending.css';

/** The robots of groups: each with what it passes on, a test, and a form to add or change one. */
export function RobotsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.robots.list.queryOptions({ input: {} }));
  const [open, setOpen] = useState<Robot | 'new' | null>(null);
  if (open)
    return (
      <DockedPanel eyebrow={t('sending.robots')} title={open === 'new' ? t('sending.robotAdd') : open.name} onClose={() => setOpen(null)}>
        <RobotForm before={open === 'new' ? null : open} onDone={() => setOpen(null)} />
      </DockedPanel>
    );
  return (
    <DockedPanel title={t('sending.robots')} onClose={onClose}>
      <p className="ink2">{t('sending.robotsNote')}</p>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} level={3} /> : null}
      {found.isPending ? <SkeletonRows rows={3} /> : null}
      {found.data?.items.length === 0 ? <p className="note">{t('sending.robotsNone')}</p> : null}
      <ul className="robotList">
        {found.data?.items.map((robot) => (
          <RobotLine key={robot.id} robot={robot} onOpen={() => setOpen(robot)} />
        ))}
      </ul>
      <Button type="primary" onClick={() => setOpen('new')}>
        {t('sending.robotAdd')}
      </Button>
    </DockedPanel>
  );
}
