import { ActionIcon, Button, type ActionIconProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Anchor = Omit<ComponentPropsWithRef<'a'>, 'color' | 'style' | 'size'>;

const AnchorButton = (props: Omit<ButtonProps, 'style'> & Anchor) => <Button {...(props as object)} component="a" />;
const AnchorIcon = (props: Omit<ActionIconProps, 'style'> & Anchor) => <ActionIcon {...(props as object)} component="a" />;

/** A link of the router that looks like a button. */
export const LinkButton = createLink(AnchorButton);

/** A link of the router that looks like an icon button; needs an `aria-label`. */
export const LinkIcon = createLink(AnchorIcon);
