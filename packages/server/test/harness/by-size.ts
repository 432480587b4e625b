// For tests: policies that judge an account every day by how many people it employs.

/** Level A from so many employees on. */
export const tierBySize = (threshold: number) => `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
schedule: daily
items:
  - { id: staff, name: { zh: 员工数, en: Employees }, perUnit: { metric: account.employees, points: 1 } }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
/** A point of health an employee, up to 100. */
export const HEALTH_BY_SIZE = `apiVersion: fulcrum/v1
kind: health
id: health
name: { zh: 健康度, en: Health }
schedule: daily
dimensions:
  - id: all
    name: { zh: 全部, en: All }
    weight: 100
    measures:
      - id: staff
        name: { zh: 员工数, en: Employees }
        weight: 100
        metric: account.employees
        normalise: { method: minmax, min: 0, max: 100, better: high }
`;
