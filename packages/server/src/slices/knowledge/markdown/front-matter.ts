import { ARTICLE_KINDS } from '@fulcrum/contract';
import { parse } from 'yaml';
import * as z from 'zod';

const Said = z.object({
  title: z.string().trim().min(1).max(200).optional().catch(undefined),
  language: z.enum(['zh', 'en']).optional().catch(undefined),
  questions: z.array(z.string().trim().min(1).max(200)).max(200).optional().catch(undefined),
  tags: z.array(z.string().trim().min(1).max(200)).max(50).optional().catch(undefined),
  category: z.string().trim().min(1).max(200).optional().catch(undefined),
  audience: z.enum(['public', 'customers', 'providers', 'internal']).optional().catch(undefined),
  kind: z.enum(ARTICLE_KINDS).optional().catch(undefined),
  product: z.coerce.string().trim().min(1).max(200).optional().catch(undefined),
  code: z.coerce.string().trim().min(1).max(200).optional().catch(undefined),
});
export type FrontMatter = z.infer<typeof Said>;
const BLOCK = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** What a Markdown file says of itself above its text, and the text. What is no YAML is text. */
export function frontMatter(text: string): { said: FrontMatter; rest: string } {
  const found = BLOCK.exec(text);
  if (!found) return { said: {}, rest: text };
  try {
    const said = Said.safeParse(parse(found[1] ?? ''));
    return said.success ? { said: said.data, rest: text.slice(found[0].length) } : { said: {}, rest: text };
  } catch {
    return { said: {}, rest: text };
  }
}
