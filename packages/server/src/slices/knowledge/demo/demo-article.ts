import type { ArticleKind, Both } from '@fulcrum/contract';

export interface DemoText {
  title: string;
  questions: readonly string[];
  body: string;
}
/** An article as an invented desk would keep it. Synthetic. */
export interface DemoArticle {
  code: `DEMO-KB-${string}`;
  audience: 'public' | 'customers' | 'providers' | 'internal';
  /** `other` where absent. */
  kind?: ArticleKind;
  productId?: string;
  category: Both;
  tags: { zh: readonly string[]; en: readonly string[] };
  /** Published where absent. */
  state?: 'draft' | 'review' | 'outdated';
  /** Its last change, in days before today, and its next review, in days after it. */
  age: number;
  reviewIn: number;
  zh: DemoText;
  en: DemoText;
}

/** A text whose Markdown stands indented in the source. */
export const text = (title: string, questions: readonly string[], body: string): DemoText => ({
  ...{ title, questions },
  body: body.trim().replaceAll(/^ +/gm, ''),
});

export const CATEGORIES = {
  account: { zh: '账号与权限', en: 'Accounts and rights' },
  data: { zh: '数据与报表', en: 'Data and reports' },
  interface: { zh: '接口对接', en: 'Data interface' },
  use: { zh: '日常使用', en: 'Everyday use' },
  service: { zh: '服务与商务', en: 'Service and contracts' },
} satisfies Record<string, Both>;
