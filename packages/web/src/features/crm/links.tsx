import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

type Own<Props> = Props & Omit<ComponentProps<"a">, keyof Props>;

const AnchorElement = (props: Own<AnchorProps>) => <Anchor {...props} />;
const ButtonElement = (props: Own<ButtonProps>) => <Button component="a" {...props} />;

/** A link within a text to another page of the application. */
export const AnchorLink = createLink(AnchorElement);

/** A link to another page of the application that looks like a button. */
export const ButtonLink = createLink(ButtonElement);
