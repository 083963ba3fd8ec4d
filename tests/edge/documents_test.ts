import assert from "node:assert/strict";
import fc from "fast-check";
import {
  formatCnpj,
  formatCns,
  formatCpf,
  formatPhone,
  formatPostalCode,
  parseCnpj,
  parseCns,
  parseCpf,
  parsePhone,
  parsePostalCode,
  parseRg,
} from "../../edge/domain/documents.ts";
import { cnpjOf, cpfOf } from "../support/builders.ts";

Deno.test("parseCpf() accepts the examples with and without punctuation", () => {
  for (const cpf of ["123.456.789-09", "987.654.321-00", "529.982.247-25", " 52998224725 "]) {
    assert.match(parseCpf(cpf) ?? "", /^\d{11}$/);
  }
});

Deno.test("parseCpf() refuses equal digits, wrong lengths and letters", () => {
  for (const cpf of ["111.111.111-11", "00000000000", "123", "1234567890999", "123.456.789-0A", ""]) {
    assert.equal(parseCpf(cpf), null);
  }
});

Deno.test("parseCpf() reads what formatCpf() writes and refuses any other check digits", () => {
  fc.assert(
    fc.property(
      fc.nat(99_999_999),
      fc.constantFrom(9, 10),
      fc.integer({ min: 1, max: 9 }),
      (number, place, shift) => {
        const cpf = cpfOf(number);
        assert.equal(parseCpf(formatCpf(cpf)), cpf);
        const wrong = String((Number(cpf[place]) + shift) % 10);
        assert.equal(parseCpf(cpf.slice(0, place) + wrong + cpf.slice(place + 1)), null);
      },
    ),
  );
});

Deno.test("parseCnpj() accepts numeric and alphanumeric examples in either case", () => {
  for (
    const cnpj of [
      "11.222.333/0001-81",
      "33.444.888/0002-91",
      "12.ABC.345/01DE-35",
      "9Z.TMH.4P0/0001-50",
      "BR.5A1.D00/0A1C-80",
    ]
  ) {
    const bare = cnpj.replace(/[./-]/g, "");
    assert.equal(parseCnpj(cnpj), bare);
    assert.equal(parseCnpj(bare.toLowerCase()), bare);
    assert.equal(formatCnpj(bare), cnpj);
  }
});

Deno.test("parseCnpj() refuses zeros, letters among the check digits and wrong check digits", () => {
  for (const cnpj of ["00.000.000/0000-00", "12.ABC.345/01DE-3A", "11.222.333/0001-82", "11222333000", ""]) {
    assert.equal(parseCnpj(cnpj), null);
  }
});

Deno.test("parseCnpj() reads what formatCnpj() writes", () => {
  fc.assert(fc.property(fc.nat(9_999_999), (number) => {
    const cnpj = cnpjOf(number);
    assert.equal(parseCnpj(formatCnpj(cnpj)), cnpj);
  }));
});

Deno.test("parseCns() accepts the published numbers and what formatCns() writes", () => {
  for (const cns of ["209876543210000", "700001234567894", "898000000043208"]) {
    assert.equal(parseCns(cns), cns);
    assert.equal(parseCns(formatCns(cns)), cns);
  }
  assert.equal(formatCns("700001234567894"), "700 0012 3456 7894");
});

Deno.test("parseCns() refuses a wrong digit, other first digits, lengths and letters", () => {
  // The fifth digit weighs 11, so the rule says nothing of it.
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2, 3, 5, 9, 14), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const cns = "700001234567894";
      const wrong = String((Number(cns[place]) + shift) % 10);
      assert.equal(parseCns(cns.slice(0, place) + wrong + cns.slice(place + 1)), null);
    }),
  );
  for (
    const cns of [
      "300000000000006",
      "000000000000000",
      "70000123456789",
      "7000012345678940",
      "70000123456789A",
      "",
    ]
  ) {
    assert.equal(parseCns(cns), null, cns);
  }
});

Deno.test("parsePhone() strips punctuation, country code and trunk zero", () => {
  for (
    const phone of [
      "(11) 98765-4321",
      "+55 11 98765-4321",
      "5511987654321",
      "0 11 98765 4321",
      "11.98765.4321",
    ]
  ) {
    assert.equal(parsePhone(phone), "11987654321");
  }
  assert.equal(parsePhone("(11) 3456-7890"), "1134567890");
  assert.equal(parsePhone("+55 (55) 3456-7890"), "5534567890");
  assert.equal(parsePhone("0800 123 4567"), "08001234567");
});

Deno.test("parsePhone() refuses foreign, short and lettered numbers", () => {
  for (
    const phone of [
      "+1 212 555 0100",
      "98765-4321",
      "11 8765-432",
      "11 98765-432a",
      "",
      "123",
    ]
  ) {
    assert.equal(parsePhone(phone), null);
  }
});

Deno.test("formatPhone() and formatPostalCode() write what their parsers read", () => {
  for (const phone of ["11987654321", "1134567890", "08001234567"]) {
    assert.equal(parsePhone(formatPhone(phone)), phone);
  }
  assert.equal(formatPostalCode("01310100"), "01310-100");
  assert.equal(parsePostalCode("01310-100"), "01310100");
  assert.equal(parsePostalCode("0131010"), null);
});

Deno.test("parseRg() reads what states print, letters and all, and refuses what has no figure", () => {
  for (
    const [typed, held] of [[" 12.345.678-x ", "12345678X"], ["MG-12.345.678", "MG12345678"], [
      "1234",
      "1234",
    ]]
  ) {
    assert.equal(parseRg(typed), held);
  }
  for (const wrong of ["", "123", "ABCD", "1".repeat(21), "12_34", "１２３４５"]) {
    assert.equal(parseRg(wrong), null, wrong);
  }
});
