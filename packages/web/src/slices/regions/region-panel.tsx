import { REGION_LEVELS } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, formatDate, placeIssues } from '../../kit/index.ts';
import { DayField } from '../tasks/index.ts';
import { RegionTargets } from './region-targets.tsx';
import type { TreeRow } from './tree-rows.ts';

interface RegionPanelProps {
  /** Absent: a new region. */
  region: TreeRow | undefined;
  below: string | undefined;
  rows: TreeRow[];
  editable: boolean;
  onAddBelow: (id: string) => void;
  onClose: () => void;
}
interface Values {
  name: string;
  code: string;
  level?: TreeRow['level'];
  parentId?: string | null;
  validFrom?: string;
}

/** One region: what it is called, where it stands, its teams, targets and changes. */
export function RegionPanel({ region, below, rows, editable, onAddBelow, onClose }: RegionPanelProps) {
  const { t } = useTranslation();
  return (
    <DockedPanel title={region?.name ?? t('regionTree.add')} onClose={onClose}>
      {editable ? <RegionForm region={region} below={below} rows={rows} onClose={onClose} /> : null}
      {region ? (
        <>
          {editable ? (
            <Button className="regionBelow" onClick={() => onAddBelow(region.id)}>
              {t('regionTree.addBelow')}
            </Button>
          ) : null}
          <RegionTargets region={region} editable={editable} />
          {editable ? <RegionTeams region={region} /> : null}
          <RegionHistory id={region.id} />
          {editable ? <EndRegion id={region.id} onClose={onClose} /> : null}
        </>
      ) : null}
    </DockedPanel>
  );
}

const useReread = () => {
  const queries = useQueryClient();
  return () => Promise.all([api.regions.key(), api.identity.key()].map((queryKey) => queries.invalidateQueries({ queryKey })));
};

function RegionForm({ region, below, rows, onClose }: Pick<RegionPanelProps, 'region' | 'below' | 'rows' | 'onClose'>) {
  const { t } = useTranslation();
  const me = useMe();
  const reread = useReread();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: ({ parentId = null, level = null, validFrom, ...values }: Values) =>
      region
        ? client.regions.change({ id: region.id, ...values, parentId, level })
        : client.identity.createRegion({ ...values, parentId, level, ...(validFrom ? { validFrom } : {}) }),
    onSuccess: async () => {
      onClose();
      await reread();
    },
    onError: (error) => placeIssues(form, error),
  });
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={region ?? { parentId: below, validFrom: me?.today }}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item
        name="name"
        label={t('regionTree.name')}
        rules={[{ required: true, whitespace: true, message: t('regionTree.nameNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="formPair">
        <Form.Item
          name="code"
          label={t('regionTree.code')}
          rules={[{ required: true, whitespace: true, message: t('regionTree.codeNeeded') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="level" label={t('regionTree.level')}>
          <Select allowClear options={REGION_LEVELS.map((value) => ({ value, label: t(`regionTree.levelOf.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="parentId" label={t('regionTree.parent')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('regionTree.top')}
          options={rows.filter(({ id }) => id !== region?.id).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {region ? null : <DayField name="validFrom" label={t('regionTree.from')} />}
      <ActionProblem error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t(region ? 'regionTree.save' : 'regionTree.add')}
      </Button>
    </Form>
  );
}

/** Places a team in the region; its customers go along. */
function RegionTeams({ region }: { region: TreeRow }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reread = useReread();
  const teams = useQuery(api.identity.listTeams.queryOptions({ input: {} }));
  const place = useMutation({
    mutationFn: (id: string) => client.regions.moveTeam({ id, regionId: region.id }),
    onSuccess: async ({ accounts }) => {
      message.success(t('regionTree.teamPlaced', { count: accounts }));
      await reread();
    },
  });
  return (
    <section className="regionPart">
      <h3 className="section">{t('regionTree.teams')}</h3>
      <p className="prose">{region.teams.map(({ name }) => name).join(' · ') || '—'}</p>
      <Select
        className="regionTeam"
        aria-label={t('regionTree.placeTeam')}
        placeholder={t('regionTree.placeTeam')}
        value={null}
        loading={place.isPending}
        options={teams.data?.items.filter((team) => team.regionId !== region.id).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id: string | null) => id && place.mutate(id)}
      />
      <ActionProblem error={place.error} />
    </section>
  );
}

function RegionHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.regions.history.queryOptions({ input: { id } }));
  return (
    <section className="regionPart">
      <h3 className="section">{t('regionTree.history')}</h3>
      <ul className="regionChanges">
        {data?.items.map((change) => (
          <li key={`${change.on}.${change.name}.${change.parentName}.${change.validUntil}`}>
            <span className="num ink3">{formatDate(change.on, language)}</span>{' '}
            {change.validUntil
              ? t('regionTree.ended', { day: formatDate(change.validUntil, language) })
              : t('regionTree.change', { name: change.name, parent: change.parentName ?? t('regionTree.top') })}{' '}
            {change.byName ? <span className="ink3">{t('regionTree.by', { name: change.byName })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function EndRegion({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const reread = useReread();
  const end = useMutation({
    mutationFn: () => client.regions.end({ id }),
    onSuccess: async () => {
      onClose();
      await reread();
    },
  });
  return (
    <section className="regionPart">
      <Button loading={end.isPending} onClick={() => end.mutate()}>
        {t('regionTree.end')}
      </Button>
      <p className="note">{t('regionTree.endNote')}</p>
      <ActionProblem error={end.error} />
    </section>
  );
}
