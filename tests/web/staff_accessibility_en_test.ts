import { checkStaffViews } from "./staff_views.ts";
import { WIDTH } from "./view_check.ts";

// Words alone differ from the Portuguese pages, which are looked at whole on a phone and in both colours.
Deno.test("staff pages in English are clean for axe, and as wide as the screen", async (t) => {
  await checkStaffViews(t, { locale: "en", colorScheme: "dark", phone: WIDTH });
});
