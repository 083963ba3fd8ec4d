import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { startVez } from "../support/vez_process.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const nobody = { uid: 65534, gid: 65534 };

/**
 * A copy of program, packages and sources that every user may read, as far as possible by hard links. Files that
 * other processes make and remove meanwhile are left out; what the program cannot do without it will name itself.
 */
const copy = `set -e
copy() { cp -al "$1" "$2" 2>/dev/null || cp -an "$1" "$2" 2>/dev/null || true; }
copy "$1" "$0/deno"
copy "$2" "$0/cache"
mkdir "$0/root" "$0/home"
tar -C "$3" --exclude=./.git --exclude=./.vez --exclude=./node_modules --exclude='./web/static/build*' -cf - . | tar -C "$0/root" -xf -
chown -R 65534:65534 "$0/root" "$0/home"
chmod 755 "$0" "$0/root" "$0/cache"`;

async function copyForNobody(): Promise<{ path: string } & AsyncDisposable> {
  const path = await Deno.makeTempDir({ prefix: "vez_nobody_" });
  const cache = JSON.parse(await print(Deno.execPath(), "info", "--json")).denoDir;
  await print("/bin/sh", "-c", copy, path, Deno.execPath(), cache, root);
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

async function print(program: string, ...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, { args }).output();
  const decoder = new TextDecoder();
  assert.ok(success, decoder.decode(stderr));
  return decoder.decode(stdout);
}

Deno.test({
  name: "start: works as a normal user who may not write to the packages",
  ignore: Deno.build.os !== "linux" || Deno.uid() !== 0,
  async fn() {
    await using place = await copyForNobody();
    const dataDir = `${place.path}/home/data`;
    const environment = {
      DENO_DIR: `${place.path}/cache`,
      HOME: `${place.path}/home`,
      XDG_CACHE_HOME: "",
      VEZ_DEMO: "off",
    };
    const as = { ...nobody, deno: `${place.path}/deno`, root: `${place.path}/root` };
    await using vez = await startVez({ dataDir, environment, as });
    const ready = await fetch(`${vez.url}/readyz`);
    assert.equal(await ready.text(), "ready\n");
    assert.equal((await Deno.stat(`${dataDir}/postgres/PG_VERSION`)).uid, nobody.uid);
  },
});
