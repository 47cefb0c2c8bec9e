import { type ReactNode, useEffect, useRef } from "react";
import classes from "./reveal.module.css";

interface RevealProps {
  /** Whatever is shown; a new value is brought into view. null and undefined: there is nothing to see. */
  of: unknown;
  children: ReactNode;
}

/** Brings an answer to where it is read: it may come below the fold of a long dialog. */
export function Reveal({ of: shown, children }: RevealProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown !== null && shown !== undefined) place.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  return (
    <div ref={place} className={classes.place}>
      {children}
    </div>
  );
}
