/** How charts write numbers, in d3's terms. */
export const CHART_LOCALES = {
  "pt-BR": { number: { decimal: ",", thousands: ".", grouping: [3], currency: ["R$ ", ""] } },
  en: { number: { decimal: ".", thousands: ",", grouping: [3], currency: ["$", ""] } },
} satisfies Record<"pt-BR" | "en", { number: ChartNumbers }>;

interface ChartNumbers {
  decimal: string;
  thousands: string;
  grouping: number[];
  currency: [string, string];
}
