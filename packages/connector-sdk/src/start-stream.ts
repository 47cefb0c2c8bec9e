import type { Actor } from "@brygga/protocol";
import type { ConnectorError } from "./connector-error.ts";
import type { ActorStream } from "./handler.ts";

/**
 * Reads the first actor before handing out the stream, so that a source that fails at once fails here, while
 * the answer can still say so. A later failure is thrown to the reader as what `fail` makes of it.
 */
export async function startStream(
  actors: ActorStream,
  fail: (error: unknown) => ConnectorError,
): Promise<ActorStream> {
  if (!(Symbol.asyncIterator in actors)) return actors;
  const iterator = actors[Symbol.asyncIterator]();
  return continued(await iterator.next(), iterator, fail);
}

async function* continued(
  first: IteratorResult<Actor>,
  iterator: AsyncIterator<Actor>,
  fail: (error: unknown) => ConnectorError,
): AsyncGenerator<Actor> {
  let next = first;
  try {
    while (!next.done) {
      yield next.value;
      next = await following(iterator, fail);
    }
  } finally {
    await closed(iterator, fail);
  }
}

/** The reader may stop early; the source then gets its chance to close what it opened, and its failure is only reported. */
async function closed(
  iterator: AsyncIterator<Actor>,
  fail: (error: unknown) => ConnectorError,
): Promise<void> {
  try {
    await iterator.return?.();
  } catch (error) {
    fail(error);
  }
}

async function following(
  iterator: AsyncIterator<Actor>,
  fail: (error: unknown) => ConnectorError,
): Promise<IteratorResult<Actor>> {
  try {
    return await iterator.next();
  } catch (error) {
    throw fail(error);
  }
}
