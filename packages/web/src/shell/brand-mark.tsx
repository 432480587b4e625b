import { tone } from '../kit/index.ts';

/** The product's mark: a beam on its fulcrum. */
export const BrandMark = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden>
    <path d="M1 10.2 21 5.8" stroke={tone('ink')} strokeWidth="2.2" strokeLinecap="round" />
    <path d="M11 9.8 17 19H5Z" fill={tone('accent')} />
  </svg>
);
