import { useState } from "react";

/**
 * What a click changes, shown at once: answers that are kept are drawn a moment later, and a box would first spring back.
 * It holds as long as what it belongs to is the very same; anything newer takes its place.
 */
export function useAtOnce<Value>(owner: object, value: Value): [Value, (value: Value) => void] {
  const [clicked, setClicked] = useState<{ owner: object; value: Value } | null>(null);
  return [clicked?.owner === owner ? clicked.value : value, (next) => setClicked({ owner, value: next })];
}
