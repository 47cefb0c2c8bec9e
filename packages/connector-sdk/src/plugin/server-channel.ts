import { Socket } from "node:net";
import { createFrameReader, encodeFrame, type FromPlugin, type ToPlugin, toPlugin } from "@brygga/protocol";

/** What the server may send at a time: larger than any request that it makes. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

export interface ServerChannel {
  send(message: FromPlugin): void;
  /** Resolves when everything that was sent has left. */
  end(): Promise<void>;
}

/**
 * The way between a plugin's process and the server that started it.
 *
 * @param fd the file descriptor that the server has opened for it
 */
export function openServerChannel(
  fd: number,
  { onMessage, onClosed }: { onMessage: (message: ToPlugin) => void; onClosed: () => void },
): ServerChannel {
  const socket = new Socket({ fd, readable: true, writable: true });
  const frames = createFrameReader(MAX_MESSAGE_BYTES);
  socket.on("data", (chunk) => {
    for (const { message } of frames.read(chunk)) onMessage(toPlugin.parse(message));
  });
  socket.on("error", onClosed);
  socket.on("close", onClosed);
  return {
    send: (message) => void socket.write(encodeFrame(message)),
    end: () => new Promise((resolve) => socket.end(resolve)),
  };
}
