import type { LegalMessages, LegalText } from "./pt_BR.ts";

const terms: LegalText = {
  title: "Terms of use",
  description: "What those who use Vez and those who offer it agree on, in plain words.",
  since: "In force since",
  intro:
    "This is the agreement between whoever operates this address and those who use Vez: clinics, and patients who open an account. We wrote it as simply as we could. The Portuguese text prevails.",
  summary: {
    title: "In short",
    points: [
      "Vez keeps the queue and tells people about it. Care, risk classes and decisions belong to the clinic's team.",
      "The clinic is responsible for its patients' data. Here we only follow what it decides.",
      "The waiting time is an estimate. Emergencies go first.",
    ],
  },
  sections: [
    {
      title: "1. What Vez is",
      paragraphs: [
        "Vez is a waiting-queue system for clinics and hospitals: it records arrivals, keeps the risk class that the team has set, calls people by code and shows each patient where they stand.",
        "The software is open source, under the MIT licence. This address is operated by whoever installed it, who answers for keeping it running and safe.",
      ],
    },
    {
      title: "2. What Vez is not",
      paragraphs: [
        "Vez makes no diagnosis, sets no risk class and replaces neither nurses nor physicians. In an emergency speak to the team at once or, in Brazil, call 192 (SAMU), whether or not you are in the queue.",
        "The order shown may change at any moment, because more serious cases and legal priorities go first. The time shown is an estimated range, not a promise.",
      ],
    },
    {
      title: "3. The clinic's account",
      paragraphs: [
        "Whoever registers a clinic declares that they may speak for it and that what they state is true. Each CNPJ is registered once.",
        "Each member of staff signs in with their own e-mail and password and lends them to nobody. What is done in the queue is recorded with its author and time.",
        "The clinic decides who on its team has access, and withdraws it when somebody leaves. Only nurses and physicians may set a risk class.",
      ],
    },
    {
      title: "4. What we ask of the clinic",
      paragraphs: [
        "To use Vez to care for people and to obey the law: professional secrecy, data protection (LGPD) and priority service.",
        "To record only what care requires. Not to try to see another clinic's data, nor to disturb the service.",
        "To keep a way of calling people when power or network fail.",
      ],
    },
    {
      title: "5. What the clinic can expect",
      paragraphs: [
        "We work to keep the service up at all times, but interruptions may happen. As the software is offered free of charge and open source it comes without warranty, as the MIT licence says, within what the law allows.",
        "Nothing here lessens the rights of patients or consumers.",
      ],
    },
    {
      title: "6. A patient's account",
      paragraphs: [
        "The account is optional and free of charge: whoever only follows their turn by its link needs none. You declare that what you state is yours and true, keep the password to yourself, and have one account per CPF.",
        "The account opens nobody's chart. A chart comes into your account when you show that it is yours: by the link of a ticket, or by a confirmed e-mail address or phone that the clinic already had. You may take a chart out of the account at any time; the clinic keeps it.",
        "You may close the account at any time. Whoever uses somebody else's account, or tries to see data that is not theirs, loses access.",
      ],
    },
    {
      title: "7. Leaving, and changes",
      paragraphs: [
        "The clinic may stop using Vez at any time and ask for a copy of its data before closing its account. Medical records follow the retention period of the law.",
        "If these terms change, the date above changes with them and account holders are told beforehand. Brazilian law applies.",
      ],
    },
  ],
};

const privacy: LegalText = {
  title: "Privacy",
  description: "Which data Vez keeps, what for, for how long and who may see it, under Brazil's LGPD.",
  since: "In force since",
  intro:
    "Health data is sensitive. So Vez keeps little, shows even less, and sells or lends nothing to anybody. The Portuguese text prevails.",
  summary: {
    title: "In short",
    points: [
      "The waiting room shows only codes and rooms: never a name, document, colour or reason.",
      "There are no advertisements, trackers or third-party services on these pages.",
      "To see, correct or erase data about your care, ask the clinic: it answers within 15 days.",
    ],
  },
  sections: [
    {
      title: "1. Who answers for the data",
      paragraphs: [
        "The clinic that treats you is the controller of your data: it decides what it records and why. Whoever operates this address is the processor: they keep and process the data on its behalf (LGPD, art. 5, VI and VII).",
        "For the data of accounts (of people who work at a clinic, and of patients who open one), whoever operates this address answers.",
      ],
    },
    {
      title: "2. Which data we keep",
      paragraphs: [
        "Of patients: the name and, if the clinic asks for them, CPF, date of birth, phone and e-mail; arrival, risk class, legal priority, what was said at triage, and the time of each step.",
        "Of whoever opens a patient's account: name, e-mail, date of birth, CPF and, if they wish, RG; password (kept in a form that nobody can read); which texts they agreed to and when; on which devices they signed in; and which charts they showed to be theirs.",
        "Of people who work at the clinic: name, e-mail, password (kept in a form that nobody can read), role, professional registration, and what they did in the queue.",
        "Of the clinic: name, CNPJ, address and contacts. Of the device: only technical access records, without health data.",
      ],
    },
    {
      title: "3. What for, and on what legal basis",
      paragraphs: [
        "Patients' data serves their care: keeping the queue, calling, treating. The basis is the protection of health (LGPD, art. 11, II, f) and legal duty (art. 11, II, a). We do not rely on consent where refusing it would leave somebody without care.",
        "Account data serves the agreement with whoever opened the account (art. 7, V). We profile nobody and decide nothing automatically: the queue follows a known rule and the colour is set by a person.",
      ],
    },
    {
      title: "4. Who sees what",
      paragraphs: [
        "The waiting-room TV shows codes and rooms. Your link shows your phase, your risk class and your time; of other people, codes only. The clinic's team sees what each role requires. One clinic never sees another's data.",
        "The link to your turn is yours alone: it holds a long code that cannot be guessed. Whoever has the link sees the same page, so send it only to people you trust. It never shows your name or documents.",
        "A clinic sees that a chart is linked to an account, but not to which one. The data of an account is seen only by whoever signs in to it.",
      ],
    },
    {
      title: "5. For how long",
      paragraphs: [
        "Records of care are part of the medical record, which the law requires to be kept for 20 years from its last entry (Lei 13.787/2018, art. 6). Technical access records are kept for 6 months (Marco Civil da Internet, art. 15).",
        "Accounts, of patients and of people who work at a clinic, are erased on request; the name of the author of each clinical entry stays with it, because the law requires it.",
      ],
    },
    {
      title: "6. Cookies",
      paragraphs: [
        "We use few, and only so that the site works: one keeps the language that you chose; others keep you signed in, as a patient or as somebody who works at a clinic, and remember that the device is yours. Whoever only follows the queue needs none. The page of your turn keeps preferences on your device, such as whether to alert with sound.",
      ],
    },
    {
      title: "7. How we protect it",
      paragraphs: [
        "The connection is encrypted, each clinic is separated from the others inside the database itself, every access checks the person's role, and live messages carry no name, document or symptom.",
        "If an incident may put you at risk, the clinic and Brazil's data-protection authority (ANPD) are told, as art. 48 of the LGPD requires.",
      ],
    },
    {
      title: "8. Your rights",
      paragraphs: [
        "You may confirm whether there is data about you, see it, correct it, get a copy, learn with whom it was shared, and have erased what the law does not require to be kept (LGPD, art. 18). For data about your care ask the clinic; for your account, whoever operates this address. The answer comes within 15 days, free of charge.",
        "If you are not satisfied you may turn to the ANPD at www.gov.br/anpd.",
      ],
    },
  ],
};

export const legal = { terms, privacy } satisfies LegalMessages;
