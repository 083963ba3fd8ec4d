import { checkStaffViews, EVERYTHING } from "./staff_views.ts";

Deno.test("staff pages in English are clean for axe, and as wide as the screen", async (t) => {
  await checkStaffViews(t, { locale: "en", colorScheme: "dark", then: "light", phone: EVERYTHING });
});
