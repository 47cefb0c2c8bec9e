/** Text that SOAP stacks are known to spoil: each must arrive character by character, both ways. */
export const AWKWARD_VALUES: Readonly<Record<string, string>> = {
  "Nordic letters": "Blåbærsyltetøy ÆØÅ åäö Þórr ß é",
  markup: '<b class="x">R&D &amp; &lt;&#65;&gt;</b> 1 < 2 > 0',
  quotes: `"double" 'single' „low” \`back\``,
  "line feeds and tabs": "first\nsecond\n\n\tfourth",
  "carriage returns": "first\r\nsecond\rthird\r\n",
  "the end of a CDATA section": "a]]>b<![CDATA[c]]>d",
  "comments and instructions": "<!-- -- --> <?xml version='1.0'?> <!DOCTYPE x>",
  "astral characters": "😀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎 👩‍👩‍👧",
  "combining marks": "e\u0301 is not \u00e9",
  "invisible characters": "a\u00a0b\u200bc\u2028d\ufeffe\u0085f",
  "spaces around": "  two before, two after  ",
  "only spaces": "   ",
  "nothing at all": "",
  "what looks like a template": "%20 $x {{y}} \\u00e9 \\n $& $1",
  "what looks like a value of another type": "[I:1] true null 0x10 1e3 012",
};
