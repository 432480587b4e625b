import type { Language } from '@fulcrum/contract';

const TEXTS = {
  node: { zh: 'Node {{version}}', en: 'Node {{version}}' },
  nodeOld: {
    zh: 'Node {{version}} 缺少 Temporal：请用 npx fulcrum 运行，它会使用项目自带的 Node',
    en: 'Node {{version}} lacks Temporal: run npx fulcrum, which uses the Node of the project',
  },
  dataOk: { zh: '{{folder}} 可写', en: '{{folder}} is writable' },
  dataNew: { zh: '{{folder}} 还不存在，首次启动时创建', en: '{{folder}} is not there yet: the first start makes it' },
  dataBad: {
    zh: '{{folder}} 不可写（{{why}}）：请修改权限，或用 --data 另选目录',
    en: '{{folder}} is not writable ({{why}}): change its permissions, or choose another folder with --data',
  },
  disk: { zh: '可用空间 {{free}} GB', en: '{{free}} GB free' },
  diskLow: {
    zh: '可用空间只剩 {{free}} GB：请清理磁盘，至少留出 1 GB',
    en: 'only {{free}} GB free: make room, at least 1 GB',
  },
  databaseNone: { zh: '数据目录里还没有数据库，首次启动时创建', en: 'the data folder holds no database yet: the first start makes it' },
  database: { zh: 'PostgreSQL {{version}}，编码 {{encoding}}', en: 'PostgreSQL {{version}}, encoding {{encoding}}' },
  unreachable: { zh: '数据库无法使用：{{why}}', en: 'the database cannot be used: {{why}}' },
  extensions: { zh: '扩展齐全：{{names}}', en: 'all there: {{names}}' },
  extensionsMissing: {
    zh: '还没有 {{names}}：请运行 fulcrum migrate',
    en: '{{names}} not there yet: run fulcrum migrate',
  },
  chinese: { zh: 'similarity(华为, 华为) = {{alike}}', en: 'similarity(华为, 华为) = {{alike}}' },
  migrationsNone: { zh: '数据库结构为最新', en: 'the schema is up to date' },
  migrationsPending: { zh: '待升级：{{names}}。请运行 fulcrum migrate', en: 'pending: {{names}}. Run fulcrum migrate' },
  running: { zh: '服务正在运行：{{url}}（进程 {{pid}}）', en: 'a server is running on {{url}} (process {{pid}})' },
  idle: { zh: '没有服务在运行，也没有遗留进程', en: 'no server is running, and nothing is left over' },
  leftover: {
    zh: '上次被强行终止，遗留 PostgreSQL 进程 {{pid}}；下次启动会自动清理',
    en: 'PostgreSQL {{pid}} is left over from a killed run; the next start clears it',
  },
  portFree: { zh: '{{host}}:{{port}} 空闲', en: '{{host}}:{{port}} is free' },
  portOurs: { zh: '{{host}}:{{port}} 由正在运行的服务使用', en: '{{host}}:{{port}} is used by the running server' },
  portTaken: {
    zh: '{{host}}:{{port}} 被其他程序占用：请用 start --port 另选端口',
    en: '{{host}}:{{port}} is used by another program: choose another with start --port',
  },
  webBuilt: { zh: '网页已构建', en: 'the web pages are built' },
  webMissing: { zh: '网页还没有构建，首次启动时构建', en: 'the web pages are not built yet: the first start builds them' },
  zone: { zh: '本机时区 {{machine}}，系统设置 {{organisation}}', en: 'this machine {{machine}}, the installation {{organisation}}' },
  zoneUnset: { zh: '本机时区 {{machine}}', en: 'this machine {{machine}}' },
} as const;

export type DoctorText = keyof typeof TEXTS;
export type Say = (key: DoctorText, detail?: Record<string, string | number>) => string;

export const doctorTexts =
  (language: Language): Say =>
  (key, detail = {}) =>
    TEXTS[key][language].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(detail[name] ?? ''));
