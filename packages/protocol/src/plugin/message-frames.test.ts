import { expect, test } from "vitest";
import { createFrameReader, encodeFrame, FrameError } from "./message-frames.ts";

const messages = [{ type: "ping", id: 1 }, { text: "Malmö 🌉" }, [], "x".repeat(100_000)];

const together = (frames: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(frames));

test("messages arrive whole, wherever the bytes are cut", () => {
  const bytes = together(messages.map(encodeFrame));
  for (const size of [1, 2, 3, 5, 7, 64, 4096, bytes.byteLength]) {
    const reader = createFrameReader(1_000_000);
    const arrived: unknown[] = [];
    for (let at = 0; at < bytes.byteLength; at += size) {
      for (const { message } of reader.read(bytes.subarray(at, at + size))) arrived.push(message);
    }
    expect(arrived).toEqual(messages);
  }
});

test("a message says how many bytes it had", () => {
  const frame = encodeFrame("ö");
  expect(createFrameReader(100).read(frame)).toEqual([{ message: "ö", bytes: 4 }]);
});

test("a message that is too large is refused by its header, before its content comes", () => {
  const frame = encodeFrame("x".repeat(2000));
  expect(() => createFrameReader(1000).read(frame.subarray(0, 4))).toThrow(FrameError);
});

test("what is not JSON, or not UTF-8, is refused", () => {
  const frame = encodeFrame("abc");
  frame[4] = 0x41;
  expect(() => createFrameReader(1000).read(frame)).toThrow("not JSON");
  frame[4] = 0xff;
  expect(() => createFrameReader(1000).read(frame)).toThrow(FrameError);
});
