import { describe, expect, test } from "vitest";
import { answerSamples } from "../testing/answer-samples.ts";
import { compareScanners } from "../testing/compare-scanners.ts";
import { fuzzScanners } from "../testing/fuzz-scanners.ts";

/** Set it to the seed that a failure names, to see that one message first. */
const SEED = Number(process.env.BRYGGA_FUZZ_SEED ?? 1);
/** The long test looks at three million. */
const COUNT = 25_000;

test("of 25,000 messages, most of them damaged, our scanner reads what saxes reads, and nothing else", {
  // Five seconds on two cores that have nothing else to do.
  timeout: 300_000,
}, () => {
  const { read, refused } = fuzzScanners(answerSamples(), { seed: SEED, count: COUNT });
  expect(read + refused).toBe(COUNT);
  // Were nearly all of one kind, the test would say little about the other.
  expect(read).toBeGreaterThan(COUNT / 10);
  expect(refused).toBeGreaterThan(COUNT / 2);
});

describe("our scanner reads and refuses what saxes does", () => {
  const compare = (members: string, chunks: readonly number[]) =>
    compareScanners({
      key: "getActors",
      bytes: Buffer.from(
        `<Envelope><Body><WSGetActorsResponse><R>${members}</R></WSGetActorsResponse></Body></Envelope>`,
      ),
      chunks,
      options: {},
    });

  test.each<["read" | "refused", string]>([
    ["read", "<State>a ]] b > c</State>"],
    ["refused", "<State>a ]]> b</State>"],
    ["refused", "<State>]]]]></State>"],
    ["read", "<State>]]<!-- -->></State>"],
    ["read", "<State>]]<![CDATA[]]>></State>"],
    ["read", "<State><![CDATA[a]]]]></State>"],
    ["read", "<!-- - -->"],
    ["refused", "<!-- -- -->"],
    ["refused", "<!-- --->"],
    ["refused", "<!-->"],
    ["refused", "<!->"],
    ["refused", "<!DOCTYPE a>"],
    ["refused", "<![CDATA [a]]>"],
    ["read", "<?a?><?a ??><?a:b c?d?>"],
    ["refused", "<?xml version='1.0'?>"],
    ["refused", "<?XML a?>"],
    ["refused", "<? a?>"],
    ["refused", "<?1a?>"],
    ["read", "<a b='1' c=\"'\" d = '>' />"],
    ["refused", "<a b='1'c='2'/>"],
    ["refused", "<a b='1' b='2'/>"],
    ["refused", "<a b/>"],
    ["refused", "<a b=1/>"],
    ["refused", "<a b='<'/>"],
    ["refused", "<a b='&x;'/>"],
    ["refused", "<a b='&'/>"],
    ["refused", "<a / >"],
    ["refused", "< a/>"],
    ["refused", "<1/>"],
    ["refused", "<-a/>"],
    ["read", "<:/><_/><a.-1/><å/><a:b:c/>"],
    ["refused", "<a\u00D7/>"],
    ["refused", "<\u0301/>"],
    ["read", "<a></a\n >"],
    ["refused", "<a></ a>"],
    ["refused", "<a></b>"],
    ["refused", "<a></aa>"],
    ["refused", "<aa></a>"],
    ["refused", "<a></A>"],
    ["refused", "<a><b></a></b>"],
    ["refused", "</a>"],
    ["refused", "</>"],
    ["read", "<State>&#x41;&#65;&#x000041;&quot;</State>"],
    ["refused", "<State>&#X41;</State>"],
    ["refused", "<State>&#;</State>"],
    ["refused", "<State>&;</State>"],
    ["refused", "<State>&#x110000;</State>"],
    ["refused", "<State>&#99999999999999999999;</State>"],
    ["refused", "<State>&amp</State>"],
    ["refused", "<State>& amp;</State>"],
    ["read", "<State>a\rb\r\nc\n\rd&#xD;\n</State>"],
    ["read", "<State>&#xD83D;&#xDE42; &#xD83D;<!-- -->&#xDE42;</State>"],
    ["read", "<Actors><A><FieldValues><e><Key>k</Key><Value>v</Value></e></FieldValues></A></Actors>"],
    ["refused", "<Actors><A><FieldValues><e><Value>v</Value></e></FieldValues></A></Actors>"],
  ])("%s: %s", (expected, members) => {
    for (const chunks of [[Number.MAX_SAFE_INTEGER], [1], [3, 5]])
      expect(compare(members, chunks)).toBe(expected);
  });

  test.each<["read" | "refused", Uint8Array]>([
    ["refused", Uint8Array.of(0xc0, 0x80)],
    ["refused", Uint8Array.of(0xed, 0xa0, 0x80)],
    ["refused", Uint8Array.of(0xf4, 0x90, 0x80, 0x80)],
    ["refused", Uint8Array.of(0xe2, 0x82)],
    ["refused", Uint8Array.of(0xff)],
    ["read", Uint8Array.of(0xf4, 0x8f, 0xbf, 0xbd)],
    ["read", Uint8Array.of(0xe2, 0x82, 0xac)],
  ])("%s: the bytes %j, whether anybody wants that text or not", (expected, odd) => {
    for (const element of ["State", "Unheard", "!--"]) {
      const [before, after] = element === "!--" ? ["<!--", "-->"] : [`<${element}>`, `</${element}>`];
      const bytes = Buffer.concat([
        Buffer.from(`<Envelope><Body><WSGetActorsResponse><R>${before}`),
        odd,
        Buffer.from(`${after}</R></WSGetActorsResponse></Body></Envelope>`),
      ]);
      for (const chunks of [[bytes.length], [1]]) {
        expect(compareScanners({ key: "getActors", bytes, chunks, options: {} })).toBe(expected);
      }
    }
  });
});
