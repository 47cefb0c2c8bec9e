import { Tooltip } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";

/** Before it is shown below the pointer, in milliseconds; as with every tooltip. */
const OPEN_DELAY = 150;

interface Hint {
  readonly target: HTMLElement;
  readonly text: string;
}

/** What an element says about itself within {@link Hints}; "" is nothing. */
export const hinted = (text: string) => ({ "data-hint": text === "" ? undefined : text });

/**
 * One tooltip for all that is {@link hinted} below it. A tooltip of its own for each of some hundred elements takes longer
 * to prepare than the elements do, and never more than one is seen.
 */
export function Hints({ children }: { children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null);
  const hint = useHint(area);
  return (
    <div ref={area}>
      {children}
      {hint === null ? null : <Tooltip opened target={hint.target} label={hint.text} />}
    </div>
  );
}

/** The hint of what is below the pointer, or has the focus that is shown; null where there is none. */
function useHint(area: React.RefObject<HTMLElement | null>): Hint | null {
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: Hint | null, delay = 0) => {
      clearTimeout(timer);
      if (delay === 0) setHint(next);
      else timer = setTimeout(setHint, delay, next);
    };
    const ending = new AbortController();
    const on = (type: string, listener: (event: Event) => void) =>
      element.addEventListener(type, listener, { signal: ending.signal });
    on("mouseover", ({ target }) => show(hintAt(target), hintAt(target) === null ? 0 : OPEN_DELAY));
    on("mouseleave", () => show(null));
    on("focusin", ({ target }) => show(isFocusShown(target) ? hintAt(target) : null));
    on("focusout", () => show(null));
    on("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape") show(null);
    });
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [area]);
  return hint;
}

function hintAt(element: EventTarget | null): Hint | null {
  const target = element instanceof Element ? element.closest<HTMLElement>("[data-hint]") : null;
  return target === null ? null : { target, text: target.dataset.hint ?? "" };
}

const isFocusShown = (element: EventTarget | null): boolean =>
  element instanceof Element && element.matches(":focus-visible");
