import type { LandingMessages } from "./pt_BR.ts";

export const landing = {
  title: "The queue that tells you when it is your turn",
  description:
    "Vez keeps the queue of clinics and hospitals by risk and arrival, and shows each patient, live and on their own phone, how many people are ahead.",
  nav: { how: "How it works", clinics: "For clinics", patients: "For patients", questions: "Questions" },
  hero: {
    lead:
      "Vez keeps a clinic's queue by risk and by arrival. Patients follow it on their own phone, live: how many people are ahead of them and how long it should still take.",
    call: "Register my clinic",
    more: "See how it works",
    points: ["No app to download", "Ready in minutes", "Open source"],
  },
  scene: {
    label:
      "Illustration: the TV in the waiting room calls ticket A040 to room 2 and, in the same instant, the phone of the person with ticket A042 shows that 2 people are ahead, about 15, up to 25 minutes.",
    clinic: "Jardim Clinic",
    tv_title: "Now calling",
    tv_room: "Room 2",
    tv_before: "Latest calls",
    rooms: ["Room 1", "Triage"],
    desk: "Reception",
    call_next: "Call next",
    your_code: "Your ticket",
    missing: "Ahead of you",
    people: "people",
    wait: "about 15, up to 25 min",
    phases: ["Arrival", "Triage", "Waiting", "Called", "In service"],
    live: "Live",
  },
  how: {
    title: "From the door to the doctor, everybody knows where they stand",
    clinic: {
      title: "At the clinic",
      steps: [
        {
          title: "Reception adds the patient",
          text:
            "A name is enough; a CPF only if there is one. The patient leaves with a code, like A042, and a link.",
        },
        {
          title: "Nursing sets the risk",
          text: "Five colours, from red to blue. The order settles at once: risk, legal priority, arrival.",
        },
        {
          title: "One tap calls the next",
          text:
            "The TV shows and speaks the code, and the phone of whoever was called says so within the second.",
        },
      ],
    },
    patient: {
      title: "On the patient's phone",
      steps: [
        {
          title: "Open your link",
          text: "From the ticket's QR code or the message from reception. No sign-up, no password, no app.",
        },
        {
          title: "Wait where you like",
          text: "The page says how many people are ahead and how long it should take. Go and get some air.",
        },
        {
          title: "Go when it is your turn",
          text: "The phone tells you when you are nearly there, and again when it is you, with the room.",
        },
      ],
    },
  },
  clinics: {
    kicker: "For clinics",
    title: "Made for the crowded desk of a Monday",
    cards: {
      order: {
        title: "The right order, with no rule to memorise",
        text:
          "Clinical risk first, then the priorities of the law, then arrival. Vez sorts; only nurses and physicians set the colour.",
      },
      desks: {
        title: "Two desks, no confusion",
        text: "Two people call at the same moment and each gets a different patient. Always.",
        first: "Desk 1",
        second: "Desk 2",
      },
      tv: {
        title: "The TV that you already have",
        text: "Any screen with a browser becomes a call panel, with a chime and a voice in Portuguese.",
      },
      numbers: {
        title: "The numbers of the house, live",
        text: "No reloading, no spreadsheet at the end of the day.",
        waiting: "waiting",
        in_service: "in service",
        finished: "seen today",
      },
    },
  },
  patients: {
    kicker: "For patients",
    title: "An easier wait for people who are not well",
    points: [
      { title: "Plain words", text: "“3 people ahead.” “You are next.” No hospital jargon." },
      {
        title: "No false promises about time",
        text: "“About 20, up to 35 minutes.” A range, never a countdown that reaches zero and starts over.",
      },
      {
        title: "Light for real",
        text:
          "Opens fast on a simple phone and a weak network. If the connection drops, the page says how old its news is.",
      },
      {
        title: "For all eyes and ears",
        text: "Large type, strong contrast, screen readers. Risk always has a word, a shape and a colour.",
      },
    ],
    colours: "The five risk classes, with word and shape",
  },
  privacy: {
    title: "Your health is your business",
    lead: "Each screen shows the least that it needs. Nobody's name appears in the waiting room.",
    screens: [
      {
        title: "On the waiting-room TV",
        text: "The code and the room. No name, document, colour or reason.",
      },
      { title: "On your phone", text: "Your place, your risk class and your time. Of others, codes only." },
      {
        title: "On the staff's screen",
        text: "What care requires, and only for people who work at that clinic.",
      },
    ],
    link: "How we take care of data",
  },
  questions: {
    title: "Questions that people always ask",
    items: [
      {
        question: "Do patients need to download anything?",
        answer: "No. The link opens in the browser of any phone, and the page works even on a weak network.",
      },
      {
        question: "What about people without a phone?",
        answer:
          "They wait as they always have: the TV shows and speaks the code, and reception can print the ticket. Nobody loses their turn over it.",
      },
      {
        question: "Who decides the order of the queue?",
        answer:
          "The rule is the same for all: clinical risk, the priorities of Brazilian law (80 or older, the elderly, pregnant women, people with disabilities and others) and arrival. Only nurses and physicians may set the risk colour.",
      },
      {
        question: "Is the waiting time exact?",
        answer:
          "No, and the page does not pretend that it is. It shows a range worked out from the clinic's own pace. If a more urgent case arrives the estimate changes, and you see it change.",
      },
      {
        question: "What if the network goes down?",
        answer:
          "The page keeps the last news, says what time it is from, and comes back by itself. The call still counts on the TV and at reception.",
      },
      {
        question: "What equipment does the clinic need?",
        answer: "A computer or tablet with a browser at reception and, for the panel, a TV with a browser.",
      },
      {
        question: "What does it cost?",
        answer:
          "Vez is open-source software under the MIT licence: any clinic may use it and run it on its own server.",
      },
    ],
  },
  end: {
    title: "Call your first patient today",
    text: "Register the clinic, add a professional and open the queue. It takes a few minutes.",
    call: "Register my clinic",
  },
} satisfies LandingMessages;
