import type { Texts } from "../pt_BR.ts";

/** What lies beside the data in files that people take with them. */
export const README_EN: Pick<Texts, "archive" | "account_export"> = {
  archive: {
    readme_name: "README.txt",
    readme: (establishment) =>
      `Archive of ${establishment}

csv/             one spreadsheet per table (UTF-8). Cells that begin with = + - @ have an apostrophe before them, so
                 that no program takes them for formulas.
json/            the same rows, exactly as they were kept.
files/           the files that were uploaded.
establishment.json  the clinic's profile and the team's e-mail addresses.
manifest.json    what is in this archive; under "missing", files that could not be read. When it is here, the download
                 came to its end.

Tables of more than 100,000 rows go on in -2, -3 and so on.
Times in ISO 8601, with the offset. Everything was read at one moment.

In Brazil medical records must be kept for 20 years after the last entry (Lei 13.787/2018, art. 6). This archive holds
health data: keep it in a safe place.
`,
  },
  account_export: {
    readme_name: "README.txt",
    readme: `Your data in Vez

account.json  all that we know of you: the login, the account, where you are signed in, and what each clinic that is
              linked to your account has recorded.
visits.csv    your visits, to be opened as a spreadsheet.
files/        files that clinics keep about you, if there are any.

A chart that was kept by its ticket alone comes in part, since a ticket may be found by somebody else: "withheld" says
what is missing. Confirm in your account the e-mail address that the clinic has, or ask the clinic, and export again.

Times in ISO 8601, with the offset.
`,
  },
};
