import { checkStaffViews } from "./staff_views.ts";
import { EVERYTHING } from "./view_check.ts";

Deno.test("staff pages in Portuguese are clean for axe, and as wide as the screen", async (t) => {
  await checkStaffViews(t, { locale: "pt-BR", colorScheme: "light", then: "dark", phone: EVERYTHING });
});
