import { describe, expect, test } from 'vitest';
import { ATTACKS } from './attacks.ts';
import { renderMarkdown } from './render-markdown.ts';

const TAG = /<\/?([a-z0-9]+)([^>]*)>/gi;
const ATTRIBUTE = /([^\s=/]+)\s*=\s*"([^"]*)"/g;
/** An address that names how it is opened, whatever signs a browser would read over. */
const SCHEME = /^[\s\p{Cc}]*[a-z][\w+.\s\p{Cc}-]*(:|&colon;|&#)/iu;
const TAGS = new Set('h1 h2 h3 h4 h5 h6 p br hr strong em s code pre blockquote ul ol li a img table thead tbody tr th td'.split(' '));
const ATTRIBUTES = new Set('href title rel target src alt loading id start'.split(' '));
/** What a page must not take from an article: any tag, attribute or address that is not on our list. */
function dangers(html: string): string[] {
  const found: string[] = [];
  for (const [whole, tag = '', rest = ''] of html.matchAll(TAG)) {
    if (!TAGS.has(tag.toLowerCase())) found.push(whole);
    for (const [, name = '', value = ''] of rest.matchAll(ATTRIBUTE)) {
      if (!ATTRIBUTES.has(name)) found.push(`${name} of ${whole}`);
      if (name === 'href' && SCHEME.test(value) && !/^(https?|mailto|tel):/i.test(value)) found.push(`${value} of ${whole}`);
      if (name === 'src' && !value.startsWith('/api/v1/articles/images/')) found.push(`${value} of ${whole}`);
    }
    if (rest.includes('<')) found.push(whole);
  }
  return found;
}

describe('an article in a page', () => {
  test.each(ATTACKS)('runs nothing of %s', (attack) => {
    for (const text of [
      attack,
      `# ${attack}`,
      `- ${attack}`,
      `[x](${attack})`,
      `![x](${attack})`,
      `| ${attack} |\n|--|\n| ${attack} |`,
      `\`\`\`${attack}\n${attack}\n\`\`\``,
    ])
      expect(dangers(renderMarkdown(text))).toEqual([]);
  });

  test('the check itself finds what is dangerous', () => {
    expect(dangers('<script>alert(1)</script>')).toHaveLength(2);
    expect(dangers('<a href="javascript:alert(1)">x</a>').length).toBeGreaterThan(0);
    expect(dangers('<p onclick="x">')).toHaveLength(1);
    expect(dangers('<img src="https://elsewhere.example/a.png">')).toHaveLength(1);
  });

  test('keeps what Markdown makes, links safe to follow, headings to link to, and pictures of its own', () => {
    const own = '/api/v1/articles/images/01900000-0000-7000-8000-000000000000';
    const html = renderMarkdown(
      `# 开通\n\n1. **登录** [后台](https://a.example)\n\n![步骤](${own})\n\n![外部](https://b.example/x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |`,
    );
    expect(html).toContain('<h1 id="h-1">开通</h1>');
    expect(html).toContain('<a href="https://a.example" rel="noopener noreferrer nofollow" target="_blank">后台</a>');
    expect(html).toContain(`<img src="${own}" alt="步骤" loading="lazy" />`);
    expect(html).not.toContain('b.example');
    expect(html).toContain('<td>1</td>');
  });
});
