import type { Names } from './names.ts';

export const contractStub = ({ slice, row, type }: Names): string => `import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Text } from '../shapes.ts';

export const ${type} = z.strictObject({ id: Id, name: Text });
export type ${type} = z.infer<typeof ${type}>;

export const ${slice} = {
  list: endpoint({
    method: 'GET',
    path: '/${slice}',
    summary: 'All ${slice} by name',
    needs: 'accounts.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(${type}) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/${slice}',
    summary: 'A new ${row}',
    needs: 'accounts.write',
    status: 201,
    input: z.strictObject({ name: Text }),
    output: ${type},
  }),
};
`;

export const pageStub = ({ slice, plural }: Names): string => `import { useTranslation } from 'react-i18next';

export default function ${plural}Page() {
  const { t } = useTranslation();
  return <h1>{t('${slice}.title')}</h1>;
}
`;

export const guideStubs = ({ slice, plural }: Names): Record<'zh' | 'en', string> => ({
  zh: `# ${plural}\n\n这一页说明 ${slice} 能做什么、谁可以用、在哪里操作。\n`,
  en: `# ${plural}\n\nWhat ${slice} are for, who may use them, and where they are found.\n`,
});

export const textStubs = ({ slice, plural }: Names): Record<'zh' | 'en', string> => ({
  zh: `export const ${slice} = {\n  title: '${plural}',\n} as const;\n`,
  en: `import type { Texts } from '../texts.ts';\nimport type { ${slice} as reference } from '../zh/${slice}.ts';\n\nexport const ${slice}: Texts<typeof reference> = {\n  title: '${plural}',\n};\n`,
});
