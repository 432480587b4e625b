import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

interface AnchorProps extends Omit<ButtonProps, 'htmlType'> {
  ref?: Ref<HTMLAnchorElement>;
}

/** A link that looks like a button: goes to another page, opens in a new tab like any link. */
export const ButtonLink = createLink(({ ref, ...props }: AnchorProps) => <Button ref={ref} {...props} />);
