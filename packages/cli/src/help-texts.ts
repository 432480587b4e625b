import type { Both } from '@fulcrum/contract';
import type { CommandName } from './commands.ts';
import { JUDGEMENT_HELP } from './judgement-help.ts';
import { SERVICE_HELP } from './service-help.ts';

interface Help {
  /** What stands after the command's name. */
  usage: string;
  does: Both;
  options: Record<string, Both>;
  example: string;
}

const AS_OF: Both = { zh: '截至这一天（默认今天）', en: 'as of this day (default: today)' };

export const HELP: Record<CommandName, Help> = {
  init: {
    usage: '--template ID [--demo] [--admin-email E --admin-password P] [--organisation NAME] [--time-zone ZONE]',
    does: {
      zh: '初始化：建库、装入经营模板、创建管理员；重复执行无妨',
      en: 'Set up: schema, operating model, administrator; repeating it is harmless',
    },
    options: {
      '--template ID': {
        zh: '经营模板：higher-ed saas product-ops platform infrastructure',
        en: 'the operating model: higher-ed saas product-ops platform infrastructure',
      },
      '--demo': { zh: '同时装入演示数据', en: 'load demo data as well' },
      '--admin-email E': {
        zh: '管理员邮箱（默认 admin@localhost.localdomain）',
        en: "the administrator's e-mail (default admin@localhost.localdomain)",
      },
      '--admin-password P': { zh: '管理员密码；不给则生成一个并显示一次', en: 'the password; without it one is made and shown once' },
      '--organisation NAME': { zh: '公司名称', en: 'name of the company' },
      '--time-zone ZONE': { zh: '时区（默认本机）', en: 'time zone (default: that of this machine)' },
    },
    example: 'init --template higher-ed --demo',
  },
  start: {
    usage: '[--port N] [--host H] [--web-only | --worker-only]',
    does: { zh: '启动网页与后台任务，打印地址；SIGTERM 正常停止', en: 'Serve pages and work through jobs; SIGTERM stops cleanly' },
    options: {
      '--port N': { zh: '端口（默认 3000）', en: 'port (default 3000)' },
      '--host H': { zh: '监听地址（默认 127.0.0.1）', en: 'address to listen on (default 127.0.0.1)' },
      '--web-only': { zh: '只运行网页', en: 'pages only' },
      '--worker-only': { zh: '只运行后台任务', en: 'jobs only' },
    },
    example: 'start --port 8080',
  },
  import: {
    usage: 'FILE|FOLDER --entity E [--sheet S] [--mapping FILE] [--key FIELD] [--dry-run] [--skip-bad-rows] [--out FILE]',
    does: {
      zh: '导入 xlsx、csv 或 jsonl 文件，文章还可导入 Markdown、网页和 Word 的文件夹；有问题的行连同原因写入另一个文件',
      en: 'Import an xlsx, csv or jsonl file, articles also a folder of Markdown, web pages and Word files; rows with problems go to a file of their own',
    },
    options: {
      '--entity E': { zh: 'accounts contacts products orders interactions …', en: 'accounts contacts products orders interactions …' },
      '--sheet S': { zh: '工作表名称', en: 'name of the sheet' },
      '--mapping FILE': { zh: '列对应关系（YAML）', en: 'how columns become fields (YAML)' },
      '--key FIELD': { zh: '用哪个字段认出已有数据', en: 'the field that tells what is there already' },
      '--dry-run': { zh: '只检查，不写入', en: 'check only, write nothing' },
      '--skip-bad-rows': {
        zh: '跳过有问题的行，其余照常写入（退出码 3）',
        en: 'leave out rows with problems, write the others (exit code 3)',
      },
      '--out FILE': { zh: '被拒绝的行写到哪里（默认在原文件旁）', en: 'where refused rows go (default: beside the file)' },
    },
    example: 'import orders.xlsx --entity orders --mapping mapping.yaml --skip-bad-rows',
  },
  export: {
    usage:
      'accounts|contacts|orders|contracts|… [--out FILE] [--as-of DAY] [--segment ID|NAME] [--split owner|region|team] [--template ID|NAME] [--account CODE]',
    does: { zh: '导出为 xlsx 或 csv（看文件扩展名）', en: 'Export as xlsx or csv, by the ending of the file' },
    options: {
      '--out FILE': { zh: '目标文件（默认 <实体>.csv）', en: 'target file (default <entity>.csv)' },
      '--as-of DAY': AS_OF,
      '--segment ID|NAME': { zh: '只导出这个客户分群', en: 'only what belongs to this segment' },
      '--split owner|region|team': {
        zh: '每个负责人、区域或团队一个工作表（xlsx）',
        en: 'a sheet for each owner, region or team (xlsx)',
      },
      '--template ID|NAME': { zh: '填写公司自己的 Excel 模板（xlsx）', en: 'fill an Excel template of your own (xlsx)' },
      '--account CODE': { zh: '只导出这一个客户', en: 'only this customer' },
    },
    example: 'export accounts --split owner --out accounts.xlsx',
  },
  evaluate: {
    usage: '[--as-of DAY] [--policy ID]',
    does: { zh: '按规则评估所有客户', en: 'Judge every customer by the policies' },
    options: { '--as-of DAY': AS_OF, '--policy ID': { zh: '只按这一条规则', en: 'by this policy only' } },
    example: 'evaluate --as-of 2026-10-31',
  },
  policy: {
    usage:
      'list | show ID | check FILE|FOLDER | simulate ID|FILE|FOLDER [--as-of DAY] | backtest FILE|ID|FOLDER | sensitivity [ID] | compare [--by tier|stage|health] [--segment ID|NAME] [--filter JSON] [--from DAY] [--to DAY] [--movers] | publish FILE|ID|FOLDER [--on DAY] [--note TEXT] | approve ID [--note TEXT] | return ID --note TEXT | withdraw ID [--replace] | export ID [--out FILE] | export FOLDER',
    does: {
      zh: '查看、检查、模拟、回测、发布、导出规则，比较各计分项的作用',
      en: 'List, show, check, simulate, backtest, weigh the items of, publish and export policies',
    },
    options: {
      '--as-of DAY': {
        zh: '模拟或比较计分项的日期；回测的最后一个时点',
        en: 'the day simulated or weighed; the last day that a backtest judges',
      },
      '--from DAY --to DAY': {
        zh: '对比的两天（默认最近两次评估）',
        en: 'the two days compared (the last two evaluations unless given)',
      },
      '--by tier|stage|health': {
        zh: '按等级、阶段或健康度对比（默认等级）',
        en: 'compare by tier, stage or health (tier unless given)',
      },
      '--segment ID|NAME': { zh: '只对比这个客群', en: 'compare this segment only' },
      '--filter JSON': { zh: '只对比符合条件的客户', en: 'compare the customers that meet this condition only' },
      '--movers': { zh: '并列出变动的每个客户', en: 'and list every customer who moved, came or went' },
      '--months N': { zh: '回测的月末个数（默认 6）', en: 'backtest so many month ends (6 unless given)' },
      '--outcome NAME': {
        zh: '之后发生的事：bought_again、grew、shrank、lost、renewed、cancelled',
        en: 'what may have happened: bought_again, grew, shrank, lost, renewed or cancelled',
      },
      '--horizon 3|6|12': { zh: '观察之后几个月（默认 6）', en: 'in so many months afterwards (6 unless given)' },
      '--metric ID': { zh: '不按规则，按单项指标回测', en: 'backtest a single metric instead of a policy' },
      '--propose': {
        zh: '从更早的时点学习权重，并判断结果是否有规律可循',
        en: 'learn weights at earlier points, and judge whether anything known tells',
      },
      '--draft': { zh: '把建议的权重存为草稿', en: 'save the proposed weights as a draft' },
      '--on DAY': { zh: '以后的生效日（默认立即生效）', en: 'the day to come from which it is in force (at once unless given)' },
      '--replace': { zh: '撤回时覆盖已有的草稿', en: 'withdrawn, it takes the place of the draft that there is' },
      '--note TEXT': { zh: '发布、批准或退回的说明', en: 'why it is published, approved or returned' },
      '--out FILE': { zh: '导出到文件', en: 'export to this file' },
    },
    example: 'policy check tier.yaml',
  },
  freeze: {
    usage: 'list [--as-of DAY] | set CODE… --reason TEXT [--until DAY] | end CODE… --reason TEXT',
    does: {
      zh: '冻结客户：评估不改变其等级、阶段与健康度；查看和解除冻结',
      en: 'Freeze customers, whose tier, stage and health evaluations leave alone; list them, and end it',
    },
    options: {
      '--reason TEXT': { zh: '理由（必填）', en: 'why (needed)' },
      '--until DAY': { zh: '冻结到哪一天（含当天，默认直到解除）', en: 'the last day (until it is ended unless given)' },
      '--as-of DAY': AS_OF,
    },
    example: 'freeze set C-001 --reason "merging with another" --until 2027-06-30',
  },
  model: {
    usage: 'train [--days 30|60|90|120|180] | show',
    does: { zh: '用历史到期训练续约预测，查看它有多准', en: 'Train the renewal forecast on past ends of terms, and show how good it is' },
    options: { '--days N': { zh: '到期前几天（默认 90）', en: 'days before the end (90 unless given)' } },
    example: 'model train --days 90',
  },
  account: {
    usage: 'CODE [--as-of DAY] [--since DAY] [--lift]',
    does: { zh: '一家客户：客户等级、每一分的来由、指标', en: 'One customer: its level, where each point comes from, its metrics' },
    options: {
      '--as-of DAY': AS_OF,
      '--since DAY': { zh: '同时说明自这一天以来得分和等级为何变化', en: 'also why its score and level changed since this day' },
      '--lift': { zh: '同时说明怎样升级', en: 'also what would lift it' },
    },
    example: 'account 10013 --since 2026-06-30',
  },
  ...JUDGEMENT_HELP,
  metric: {
    usage: 'ID [--as-of DAY] [--from DAY --to DAY --period month] [--by account|tier|owner|industry]',
    does: { zh: '一个指标：合计，或按客户、客户等级、期间', en: 'One metric: in total, or by customer, level, period' },
    options: {
      '--as-of DAY': AS_OF,
      '--from DAY --to DAY': { zh: '起止日期', en: 'first and last day' },
      '--period P': { zh: 'day month quarter year', en: 'day month quarter year' },
      '--by D': { zh: 'account tier owner industry', en: 'account tier owner industry' },
      '--limit N': { zh: '最多多少行', en: 'at most so many rows' },
    },
    example: 'metric orders.amount_12m --by tier',
  },
  segments: {
    usage:
      'list | show S | count S | create NAME [--condition FILE] | add S --codes FILE | remove-accounts S --codes FILE | penetration S | remove S',
    does: { zh: '客户分群：按条件的分群与固定名单', en: 'Segments: by condition, and fixed lists' },
    options: {
      '--condition FILE': {
        zh: '条件（YAML 或 JSON）；不给则建固定名单',
        en: 'the condition (YAML or JSON); without it a fixed list is made',
      },
      '--codes FILE': { zh: '每行一个客户编号或名称', en: 'one customer code or name a line' },
      '--from DAY': { zh: '从哪天起在名单上（默认今天）', en: 'on the list from this day (default: today)' },
      '--until DAY': { zh: '到哪天为止', en: 'until this day' },
      '--shared': { zh: '所有人可用', en: 'everyone may use it' },
      '--target': { zh: '作为目标名单，统计渗透率', en: 'a target list, whose penetration is measured' },
      '--as-of DAY': AS_OF,
    },
    example: 'segments count 重点客户 --as-of 2026-06-30',
  },
  revenue: {
    usage: '[--as-of DAY] [--from MONTH --to MONTH] [--by account]',
    does: {
      zh: '每月经常性收入及其变动：新增、恢复、升级、降级、流失',
      en: 'Recurring revenue by month and how it moved: new, returned, upgraded, downgraded, lost',
    },
    options: {
      '--as-of DAY': AS_OF,
      '--from MONTH --to MONTH': {
        zh: '起止月份，如 2026-01（默认近两年）',
        en: 'first and last month, such as 2026-01 (default: two years)',
      },
      '--by account': { zh: '按客户和月份逐行列出', en: 'a row a customer and month' },
    },
    example: 'revenue --from 2026-01 --to 2026-06',
  },
  worklist: {
    usage: '--user E [--date DAY]',
    does: { zh: '一个人当天的待办，按重要程度排列', en: "A person's list for a day, the weightiest first" },
    options: { '--user E': { zh: '邮箱', en: 'e-mail' }, '--date DAY': { zh: '哪一天（默认今天）', en: 'which day (default: today)' } },
    example: 'worklist --user wang@example.com',
  },
  ...SERVICE_HELP,
  plays: {
    usage: 'run [--date DAY]',
    does: { zh: '运行运营剧本，产生待办；重复执行无妨', en: 'Run the plays, which make tasks; repeating it is harmless' },
    options: { '--date DAY': { zh: '运行到哪一天（默认今天）', en: 'up to which day (default: today)' } },
    example: 'plays run',
  },
  'run-until': {
    usage: 'DAY [--from DAY] --yes',
    does: {
      zh: '演练：把系统时钟逐日拨到某一天，评估、剧本和定时任务照常运行；会写入数据，请在备份的副本上使用',
      en: 'Rehearse: move the clock day by day, with evaluations, plays and timetables as in life; it writes, so use a copy',
    },
    options: {
      '--from DAY': { zh: '从哪一天开始（默认今天）', en: 'the day to begin with (default: today)' },
      '--yes': { zh: '确认这个数据目录可以写入演练结果', en: 'this data folder may be written by a rehearsal' },
    },
    example: 'run-until 2027-11-26 --yes --data ./copy',
  },
  token: {
    usage: 'create --email E [--scope S]… [--days N]',
    does: { zh: '创建 API 令牌', en: 'Make an API token' },
    options: {
      '--email E': { zh: '归谁使用', en: 'whose token it is' },
      '--scope S': { zh: '权限，可重复；不给则与本人相同', en: 'what it may do, repeatable; without it all that its owner may' },
      '--days N': { zh: '有效天数（默认不过期）', en: 'days until it expires (default: never)' },
    },
    example: 'token create --email wang@example.com --scope accounts.read',
  },
  doctor: {
    usage: '',
    does: { zh: '检查本机和数据库，说明如何修复；不做任何改动', en: 'Check machine and database, and say what to do; changes nothing' },
    options: {},
    example: 'doctor',
  },
  migrate: {
    usage: '',
    does: { zh: '把数据库结构升级到本版本', en: 'Bring the schema up to this version' },
    options: {},
    example: 'migrate',
  },
  backup: {
    usage: 'FILE',
    does: { zh: '把全部数据备份到一个文件；服务可以继续运行', en: 'Back up everything to one file, while the server may run' },
    options: {},
    example: 'backup fulcrum-2026-11-21.backup',
  },
  restore: {
    usage: 'FILE',
    does: { zh: '把备份恢复到空的数据目录或数据库', en: 'Restore a backup into an empty data folder or database' },
    options: {},
    example: 'restore fulcrum-2026-11-21.backup --data ./restored',
  },
  bench: {
    usage: 'NAME [--accounts N]',
    does: { zh: '运行一项基准测试', en: 'Run a benchmark' },
    options: { '--accounts N': { zh: '客户数', en: 'number of customers' } },
    example: 'bench rescore --accounts 100000',
  },
};
