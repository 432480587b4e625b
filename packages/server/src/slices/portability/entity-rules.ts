import {
  ACCOUNT_CHOICE_NAMES,
  ACCOUNT_KINDS,
  ACCOUNT_STATUSES,
  ARTICLE_AUDIENCES,
  ARTICLE_KIND_NAMES,
  ARTICLE_KINDS,
  ATTITUDES,
  type Both,
  BRANDS,
  CONTACT_CHOICE_NAMES,
  CONTACT_DEPTHS,
  CONTACT_RANKS,
  DECISION_ROLES,
  type IMPORT_ENTITIES,
  INTERACTION_CHANNELS,
  INTERACTION_CHOICE_NAMES,
  INTERACTION_KINDS,
  PRODUCT_STATUS_NAMES,
  Product,
  paymentFile,
  REQUEST_CHANNELS,
  REQUEST_CHOICE_NAMES,
  REQUEST_KINDS,
  recordTypeOf,
  SEVERITIES,
  SURVEY_KIND_NAMES,
  SURVEY_KINDS,
} from '@fulcrum/contract';
import { ofRecords, recordRequired, recordRules } from './record-entity.ts';
import { REQUEST_WORDS } from './request-words.ts';
import { SURVEY_KIND_WORDS } from './survey-words.ts';

/** Words of other systems, by what they mean here. */
export type Words = Readonly<Record<string, string>>;
export type Entity = (typeof IMPORT_ENTITIES)[number];

/** A field that may hold only some words, or a number within what its column holds. */
export type FieldRule =
  | {
      kind: 'words';
      words: readonly string[];
      names: Readonly<Record<string, Both>> /** What else it is called, in small letters. */;
      also: Words;
    }
  | { kind: 'decimal'; wholeDigits: number; min?: number; max?: number }
  | { kind: 'count'; min?: number; max?: number }
  | { kind: 'region' }
  | { kind: 'id' }
  | { kind: 'text'; longest: number /** Some readers see it masked: what comes back with stars is refused. */; whole?: true };

/** `names` are what exports write instead of the words, so that a file finds its way back. */
const words = (list: readonly string[], names: Readonly<Record<string, Both>> = {}, also: Words = {}): FieldRule => ({
  kind: 'words',
  words: list,
  names,
  also,
});
const MONEY: FieldRule = { kind: 'decimal', wholeDigits: 14 };
const TEXT: FieldRule = { kind: 'text', longest: 200 };
const WHOLE: FieldRule = { kind: 'text', longest: 200, whole: true };
const ROW_IDS: Record<string, FieldRule> = { rowId: { kind: 'id' }, exportMark: { kind: 'id' } };
const LONG: FieldRule = { kind: 'text', longest: 10_000 };
const LONG_WHOLE: FieldRule = { ...LONG, whole: true };

const RULES: Record<Entity, Record<string, FieldRule>> = {
  accounts: {
    ...ROW_IDS,
    kind: words(ACCOUNT_KINDS, ACCOUNT_CHOICE_NAMES.kind),
    brand: words(BRANDS, ACCOUNT_CHOICE_NAMES.brand),
    status: words(ACCOUNT_STATUSES, ACCOUNT_CHOICE_NAMES.status),
    employees: { kind: 'count' },
    grossMarginRate: { kind: 'decimal', wholeDigits: 3 },
    regionCode: { kind: 'region' },
    tags: LONG,
  },
  contacts: {
    ...ROW_IDS,
    name: WHOLE,
    phone: WHOLE,
    email: WHOLE,
    wechat: WHOLE,
    rank: words(CONTACT_RANKS, CONTACT_CHOICE_NAMES.rank),
    decisionRole: words(DECISION_ROLES, CONTACT_CHOICE_NAMES.decisionRole),
    attitude: words(ATTITUDES, CONTACT_CHOICE_NAMES.attitude),
    depth: words(CONTACT_DEPTHS, CONTACT_CHOICE_NAMES.depth),
    postalAddress: LONG_WHOLE,
    otherPhones: LONG_WHOLE,
    otherMails: LONG_WHOLE,
    wecoms: LONG_WHOLE,
  },
  interactions: {
    ...ROW_IDS,
    kind: words([...INTERACTION_KINDS, 'churn'], INTERACTION_CHOICE_NAMES.kind),
    channel: words(INTERACTION_CHANNELS, INTERACTION_CHOICE_NAMES.channel),
    direction: words(['out', 'in'], INTERACTION_CHOICE_NAMES.direction),
    contactCodes: LONG,
    summary: LONG,
    nextStep: LONG,
    use: LONG,
    problems: LONG,
    needs: LONG,
    activities: LONG,
  },
  requests: {
    kind: words(REQUEST_KINDS, REQUEST_CHOICE_NAMES.kind, REQUEST_WORDS.kind),
    severity: words(SEVERITIES, REQUEST_CHOICE_NAMES.severity, REQUEST_WORDS.severity),
    channel: words(REQUEST_CHANNELS, REQUEST_CHOICE_NAMES.channel, REQUEST_WORDS.channel),
    status: words(Object.keys(REQUEST_CHOICE_NAMES.status), REQUEST_CHOICE_NAMES.status, REQUEST_WORDS.status),
    text: LONG,
    firstAnswerMinutes: { kind: 'count', max: 5_256_000 },
    rating: { kind: 'count', min: 1, max: 5 },
  },
  'survey-answers': {
    kind: words(SURVEY_KINDS, SURVEY_KIND_NAMES, SURVEY_KIND_WORDS),
    // Which scale it is on says the kind: the check of the whole file names it.
    score: { kind: 'count' },
    comment: { kind: 'text', longest: 2000 },
    survey: { kind: 'text', longest: 100 },
    question: { kind: 'text', longest: 300 },
    contactCode: WHOLE,
    contactMail: WHOLE,
  },
  products: {
    ...ROW_IDS,
    category: words(Product.shape.category.unwrap().options),
    status: words(Product.shape.status.options, PRODUCT_STATUS_NAMES),
  },
  articles: {
    language: words(['zh', 'en'], { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } }),
    body: { kind: 'text', longest: 100_000 },
    questions: LONG,
    tags: LONG,
    audience: words(ARTICLE_AUDIENCES, {
      public: { zh: '公开', en: 'Everybody' },
      customers: { zh: '客户', en: 'Customers' },
      providers: { zh: '服务商', en: 'Providers' },
      internal: { zh: '内部', en: 'Internal' },
    }),
    kind: words(ARTICLE_KINDS, ARTICLE_KIND_NAMES),
  },
  orders: { ...ROW_IDS, quantity: MONEY, amount: MONEY, margin: MONEY },
  usage: { value: { kind: 'decimal', wholeDigits: 15 } },
  payments: recordRules(paymentFile),
  ...ofRecords((type) => ({ ...ROW_IDS, ...recordRules(type) })),
};

/** What a value of a field must be besides its type; undefined for days and the like, which reading them has settled. */
export function ruleFor(entity: Entity, field: string): FieldRule | undefined {
  const rule = RULES[entity][field];
  if (rule || entity === paymentFile.entity || recordTypeOf(entity)) return rule;
  return /(On|At|birthday|currency|day)$/.test(field) ? undefined : TEXT;
}

/** Fields that a row must fill; a code that the file lacks is made from the file and the row. */
export const REQUIRED: Record<Entity, readonly string[]> = {
  accounts: ['name'],
  contacts: ['accountCode', 'name'],
  interactions: ['accountCode', 'happenedOn', 'summary'],
  requests: ['accountCode', 'openedAt', 'subject'],
  'survey-answers': ['accountCode', 'kind', 'score', 'answeredAt'],
  products: ['code', 'name'],
  articles: ['title', 'body'],
  orders: ['orderCode', 'accountCode', 'orderedOn', 'amount'],
  // The account may be found through its subscription.
  usage: ['metric', 'day', 'value'],
  payments: recordRequired(paymentFile),
  ...ofRecords(recordRequired),
};
/** Fields that stand for the record's own code when a file has none. */
export const ROW_KEYED: Record<Entity, readonly string[]> = {
  accounts: ['code'],
  contacts: ['code'],
  interactions: ['code'],
  requests: ['code'],
  // Without a code an answer is who gave it, to what and when.
  'survey-answers': [],
  products: ['code'],
  articles: ['code'],
  orders: ['orderCode', 'lineKey'],
  usage: [],
  payments: ['code'],
  ...ofRecords((type) => (type.saidOnce ? [] : ['code'])),
};
