import type { Severity } from '@fulcrum/contract';

interface Target {
  respond: number;
  next?: number;
  resolve: number;
}
/** A policy of service levels with one class, as YAML. The calendar as YAML has it, targets in minutes. */
export const serviceLevels = (calendar: string, targets: Record<Severity, Target>): string => `apiVersion: fulcrum/v1
kind: sla
id: service
name: { zh: 服务级别, en: Service levels }
classes:
  - id: standard
    name: { zh: 标准, en: Standard }
    calendar: { ${calendar} }
    targets:
${Object.entries(targets)
  .map(
    ([severity, times]) =>
      `      - { severity: ${severity}, ${Object.entries(times)
        .map(([what, minutes]) => `${what}: ${minutes}`)
        .join(', ')} }\n`,
  )
  .join('')}`;
