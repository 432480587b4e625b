import type { SVGProps } from 'react';

/** A small drawing: an image with a name when it stands alone, decoration when a word beside it says the same. */
export function Glyph({ label, children, ...svg }: SVGProps<SVGSVGElement> & { label: string | undefined }) {
  return label ? (
    <svg role="img" aria-label={label} {...svg}>
      {children}
    </svg>
  ) : (
    <svg aria-hidden {...svg}>
      {children}
    </svg>
  );
}
