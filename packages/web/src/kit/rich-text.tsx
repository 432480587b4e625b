import type { ParseKeys } from 'i18next';
import type { ReactElement } from 'react';
import { Trans, useTranslation } from 'react-i18next';

export type TextKey = ParseKeys;

const marks = { em: <em />, b: <b />, nw: <span className="nowrap" /> };

interface RichTextProps {
  text: TextKey;
  values?: Record<string, string | number>;
  /** Further marks of the text: `<door>…</door>` → { door: <Door … /> }. */
  components?: Record<string, ReactElement>;
}

/** A translated text with marks: <em> an emphasised number, <b> strong, <nw> kept on one line, and the caller's own. */
export function RichText({ text, values, components }: RichTextProps) {
  const { t } = useTranslation();
  return <Trans t={t} i18nKey={text as 'kit.table.total'} values={values} components={{ ...marks, ...components }} />;
}
