import type { Both } from '@fulcrum/contract';

const POLICY: Both = { zh: '哪一条分级规则（默认第一条生效的）', en: 'of which tier policy (the first in force unless given)' };
const AS_OF: Both = { zh: '截至这一天（默认今天）', en: 'as of this day (default: today)' };

/** Help of the commands about levels: what they bring, who has one by hand, which changes wait for a person. */
export const JUDGEMENT_HELP = {
  portfolio: {
    usage: 'categories | outcomes [--as-of DAY]',
    does: { zh: '各产品类别在各等级的购买情况；各等级一年后怎样', en: 'Product categories by tier; what became of each tier in a year' },
    options: { '--as-of DAY': AS_OF },
    example: 'portfolio outcomes',
  },
  overrides: {
    usage:
      'list [CODE] [--all] | set CODE --level L --reason TEXT [--until DAY] | end CODE --reason TEXT | load FILE [--apply] (each with [--policy ID])',
    does: { zh: '人工指定等级：查看、指定、结束、按文件批量指定', en: 'Levels given by hand: see, set, end, and load from a file' },
    options: {
      '--all': { zh: '连同已结束的', en: 'those that have ended too' },
      '--level L': { zh: '指定的等级', en: 'the level' },
      '--reason TEXT': { zh: '原因', en: 'why' },
      '--until DAY': { zh: '有效的最后一天（默认直到人工结束）', en: 'the last day on which it holds (until it is ended unless given)' },
      '--apply': {
        zh: '写入没有问题的行（有问题的行退出码 3）；不给则只检查',
        en: 'set the rows that are right (exit code 3 with wrong ones); without it they are only checked',
      },
      '--policy ID': POLICY,
    },
    example: "overrides set 10013 --level A --reason 'key project' --until 2027-06-30",
  },
  proposals: {
    usage:
      'list [--state open|waiting|decided] | confirm CODE…|--all | decline CODE…|--all --reason TEXT (each with [--from L] [--to L] [--policy ID])',
    does: { zh: '等待确认的等级变动：查看、确认、否决', en: 'Changes of level to be confirmed: see, confirm, decline' },
    options: {
      '--state S': {
        zh: 'open 待确认（默认）、waiting 已确认待生效、decided 已决定',
        en: 'open (the default), waiting for their day, or decided',
      },
      '--all': { zh: '全部待确认的，可用 --from、--to 限定', en: 'all to be confirmed, within --from and --to' },
      '--from L': { zh: '只看原等级为 L 的', en: 'only those that leave this level' },
      '--to L': { zh: '只看新等级为 L 的', en: 'only those that lead to this level' },
      '--reason TEXT': { zh: '原因；否决时必填', en: 'why; declining needs it' },
      '--policy ID': POLICY,
    },
    example: 'proposals confirm --all --to A',
  },
} as const;
