import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

interface AnchorProps extends Omit<ButtonProps, 'htmlType' | 'type'> {
  ref?: Ref<HTMLAnchorElement>;
  /** The page's one primary action. (`type` would be taken by the link.) */
  primary?: boolean;
}

/** A link that looks like a button: goes to another page, opens in a new tab like any link. */
export const ButtonLink = createLink(({ ref, primary = false, ...props }: AnchorProps) => (
  <Button ref={ref} type={primary ? 'primary' : 'default'} {...props} />
));
