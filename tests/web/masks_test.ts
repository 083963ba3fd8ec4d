import assert from "node:assert/strict";
import fc from "fast-check";
import { maskCnpj, maskCpf, maskDate, maskPhone, maskPostalCode, MASKS } from "../../web/islands/masks.ts";

const typed = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[0-9]{0,20}$/),
  fc.stringMatching(/^[0-9A-Za-z./ -]{0,24}$/),
  fc.stringMatching(/^[0-9+() -]{0,20}$/),
);

const significant = (text: string) => text.toUpperCase().replace(/[\s().\/-]/g, "");

for (const [name, mask] of Object.entries(MASKS)) {
  Deno.test(`mask ${name} never drops or reorders what was typed`, () => {
    fc.assert(fc.property(typed, (text) => assert.equal(significant(mask(text)), significant(text))));
  });

  Deno.test(`mask ${name} applied twice is applied once`, () => {
    fc.assert(fc.property(typed, (text) => assert.equal(mask(mask(text)), mask(text))));
  });

  Deno.test(`mask ${name} typed letter by letter ends as when pasted`, () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9]{0,16}$/), (digits) => {
      const slowly = [...digits].reduce((text, digit) => mask(text + digit), "");
      assert.equal(slowly, mask(digits));
    }));
  });
}

Deno.test("maskCnpj() formats numeric and alphanumeric numbers, also half typed", () => {
  assert.equal(maskCnpj("11222333000181"), "11.222.333/0001-81");
  assert.equal(maskCnpj("12abc34501de35"), "12.ABC.345/01DE-35");
  assert.equal(maskCnpj("112223"), "11.222.3");
  assert.equal(maskCnpj("112223330001819"), "11.222.333/0001-819");
  assert.equal(maskCnpj("não sei"), "não sei");
});

Deno.test("maskCpf() and maskPostalCode() format digits and leave words alone", () => {
  assert.equal(maskCpf("52998224725"), "529.982.247-25");
  assert.equal(maskCpf("5299822472"), "529.982.247-2");
  assert.equal(maskCpf("não tem"), "não tem");
  assert.equal(maskPostalCode("01310100"), "01310-100");
  assert.equal(maskPostalCode("0131010099"), "01310-10099");
});

Deno.test("maskPhone() formats mobile and fixed numbers, and leaves international ones as typed", () => {
  assert.equal(maskPhone("11987654321"), "(11) 98765-4321");
  assert.equal(maskPhone("1134567890"), "(11) 3456-7890");
  assert.equal(maskPhone("+55 11 98765-4321"), "+55 11 98765-4321");
  assert.equal(maskPhone("0800 123 4567"), "0800 123 4567");
  assert.equal(maskPhone("119876543210"), "119876543210");
});

Deno.test("maskDate() sets the strokes as digits come, and leaves a date of the browser's as it is", () => {
  assert.equal(maskDate("25031980"), "25/03/1980");
  assert.equal(maskDate("2503"), "25/03");
  assert.equal(maskDate("1980-03-25"), "1980-03-25");
  assert.equal(maskDate("25 de março"), "25 de março");
});
