import assert from "node:assert/strict";
import { STATES } from "../../edge/domain/documents.ts";
import { stateOfPostalCode } from "../../edge/domain/postal_code_state.ts";

Deno.test("stateOfPostalCode() knows a CEP of each capital, however it is written", () => {
  const capitals = {
    SP: "01001-000",
    RJ: "20040002",
    ES: "29.010-002",
    MG: "30110-001",
    BA: "40020-000",
    SE: "49010-000",
    PE: "50030-000",
    AL: "57020-000",
    PB: "58010-000",
    RN: "59010-000",
    CE: "60010-000",
    PI: "64000-000",
    MA: "65010-000",
    PA: "66010-000",
    AP: "68900-000",
    AM: "69005-000",
    RR: "69301-000",
    AC: "69900-000",
    DF: "70040-010",
    GO: "74003-010",
    RO: "76801-000",
    TO: "77001-000",
    MT: "78005-000",
    MS: "79002-000",
    PR: "80010-000",
    SC: "88010-000",
    RS: "90010-000",
  };
  assert.deepEqual(Object.keys(capitals).toSorted(), [...STATES].toSorted());
  for (const [state, code] of Object.entries(capitals)) assert.equal(stateOfPostalCode(code), state, code);
});

Deno.test("stateOfPostalCode() knows the parts of states that another one lies between, and no CEP from another", () => {
  assert.deepEqual(["69400-000", "72800-000", "73700-000", "73340-000"].map(stateOfPostalCode), [
    "AM",
    "GO",
    "GO",
    "DF",
  ]);
  for (const text of ["", "0100", "00999-999", "01310-10", "abcde-fgh"]) {
    assert.equal(stateOfPostalCode(text), null, text);
  }
});
