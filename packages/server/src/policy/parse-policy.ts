import { type Both, PolicyDocument } from '@fulcrum/contract';
import { LineCounter, parseDocument, stringify } from 'yaml';
import type * as z from 'zod';

/** One place of a policy that needs a change, with what is wrong and what to do. */
export interface PolicyIssue {
  path: (string | number)[];
  code: string;
  message: Both;
}
export type Parsed = { document: PolicyDocument; issues: [] } | { document: null; issues: PolicyIssue[]; raw: unknown };

/** YAML of a policy as a document of its shape. Anchors may be used, but not to blow a small text up. */
export function parsePolicy(yaml: string): Parsed {
  const lines = new LineCounter();
  const parsed = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true, schema: 'core' });
  if (parsed.errors.length)
    return {
      document: null,
      raw: null,
      issues: parsed.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        const what = error.message.split(' at line')[0] ?? error.message;
        return {
          path: [line, col],
          code: 'yaml.syntax',
          message: {
            zh: `第 ${line} 行第 ${col} 列的 YAML 写法有误（${what}），请检查缩进、冒号和引号`,
            en: `Line ${line}, column ${col} is not YAML (${what}): check indentation, colons and quotes`,
          },
        };
      }),
    };
  try {
    return shapePolicy(parsed.toJS({ maxAliasCount: 50 }));
  } catch {
    const message = { zh: 'YAML 引用过多，请展开后再提交', en: 'Too many YAML aliases: write the values out' };
    return { document: null, raw: null, issues: [{ path: [], code: 'yaml.aliases', message }] };
  }
}

/** A document of unknown shape as a policy. */
export function shapePolicy(raw: unknown): Parsed {
  const shaped = PolicyDocument.safeParse(raw);
  return shaped.success
    ? { document: shaped.data, issues: [] }
    : { document: null, raw, issues: nearestIssues(shaped.error.issues).map(shapeIssue) };
}

/** Of a union, the branch that came nearest tells what is wrong. */
export const nearestIssues = (issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const nearest = [...issue.errors].sort((one, other) => weight(one) - weight(other))[0] ?? [];
    return nearest.length ? nearestIssues(nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))) : [issue];
  });

function shapeIssue(issue: z.core.$ZodIssue): PolicyIssue {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const at = path.join('.') || 'policy';
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return {
      path,
      code: 'shape.unknown_key',
      message: { zh: `“${at}”里不认识“${keys}”，请删除或更正`, en: `“${at}” does not know “${keys}”: remove or correct it` },
    };
  }
  const expected = 'expected' in issue ? String(issue.expected) : issue.message;
  return {
    path,
    code: 'shape.invalid',
    message: {
      zh: `“${at}”的内容不对（应为 ${expected}），请按规则格式填写`,
      en: `“${at}” is not right (expected ${expected}): write it as the policy format says`,
    },
  };
}

/** Wrong keys weigh more than wrong values: the branch that knows the keys is the one that was meant. */
const weight = (issues: z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 3 * issue.keys.length : issue.path.length > 1 ? 1 : 2), 0);

/** A policy as people read and edit it, its keys in the order of the policy format: what jsonb gives back has lost its own. */
export function policyYaml(document: unknown): string {
  const shaped = PolicyDocument.safeParse(document);
  return stringify(shaped.success ? shaped.data : document, { lineWidth: 140, aliasDuplicateObjects: false });
}
