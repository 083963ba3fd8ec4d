import { keepFresh } from "../keep_fresh.ts";

keepFresh();
