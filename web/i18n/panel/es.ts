import type { PanelMessages } from "./pt_BR.ts";

/** Spanish is a language of panels alone: clinics near the border call in it too. */
export const screen = {
  calling: "Llamando ahora",
  again: "Llamando de nuevo",
  last_call: "Última llamada",
  last: "Llamadas anteriores",
  idle: "Póngase cómodo",
  idle_text: "Su turno aparece aquí cuando le toque.",
  start: "Iniciar panel",
  start_text: "Sin sonido: toque para activar el timbre y la voz.",
  sound_on: "Sonido activado",
  closed: "Esta clínica ha cerrado este panel. Pregunte en la recepción.",
  clock: "Hora",
  no_room: "Recepción",
  waits: { title: "Quien llega ahora espera", range: "unos {about}, hasta {up_to}", up_to: "hasta {up_to}" },
  connection: {
    connecting: "Conectando",
    live: "En vivo",
    reconnecting: "Reconectando",
    offline: "Sin conexión desde las {time}: llame en voz alta",
  },
  speech: {
    code: "Turno {code}.",
    name: "{name}.",
    room: "{room}.",
    no_room: "Vaya al mostrador de recepción.",
    digits: ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
  },
} satisfies PanelMessages["screen"];
