// For tests: a mapping, and a small policy of each kind that judges.
export const ACCOUNTS = `apiVersion: fulcrum/v1
kind: mapping
id: accounts-test
name: { zh: 客户, en: Accounts }
entity: accounts
fields:
  code: { column: 客户编码 }
  name: { column: 客户名称 }
  industry: { column: 行业 }
`;
export const TIER = `apiVersion: fulcrum/v1
kind: tier
id: by-industry
name: { zh: 按行业分级, en: By industry }
items:
  - id: telecom
    name: { zh: 通信行业, en: Telecommunication }
    condition: { when: { metric: account.industry, op: '=', value: 通信 }, points: 10 }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: 10 }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
export const COURSE = `apiVersion: fulcrum/v1
kind: lifecycle
id: lifecycle
name: { zh: 客户路径, en: Course }
model: conditions
stages:
  - { id: known, name: { zh: 已知, en: Known } }
  - id: telecoms
    name: { zh: 通信, en: Telecoms }
    when: { metric: account.industry, op: '=', value: 通信 }
    exit: [{ name: { zh: 已下单, en: It orders }, when: { metric: orders.count_12m, op: '>=', value: 1 } }]
`;
export const HEALTH = `apiVersion: fulcrum/v1
kind: health
id: health
name: { zh: 健康度, en: Health }
dimensions:
  - id: all
    name: { zh: 全部, en: All }
    weight: 100
    measures:
      - id: age
        name: { zh: 客户时长, en: Age }
        weight: 70
        metric: account.age_days
        normalise: { method: minmax, min: 30, max: 900, better: low }
      - id: recency
        name: { zh: 距上次下单, en: Recency }
        weight: 30
        metric: orders.recency_days
        normalise: { method: minmax, min: 0, max: 90, better: low }
`;
