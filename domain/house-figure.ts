/** What a figure is measured of, where there are several: `way` (a connector), `state`, `result`. */
export type FigureLabel = "way" | "state" | "result";

export type HouseFigure = {
  /** One line for Prometheus. */
  readonly help: string;
  readonly label?: FigureLabel;
  /** How often it is taken, in seconds; a minute unless said. */
  readonly paceSeconds?: number;
};

/** How often a way to the bureau is probed. */
export const probeSeconds = 300;

/** Every figure of the house, by its name; a metric is `buchuan_` and the same name. Seconds, bytes and ratios from 0 to 1. */
export const houseFigures = {
  database_round_trip_seconds: { help: "One SELECT 1, there and back" },
  database_size_bytes: { help: "Size of the database" },
  database_connections: { help: "Connections to the server, of whomever" },
  database_connections_ratio: { help: "Connections in use, of all the server allows" },
  database_volume_free_ratio: { help: "Free room where the database lies (DATABASE_DIR), of all there is" },
  files_free_ratio: { help: "Free room in FILES_DIR, of all there is" },
  files_free_bytes: { help: "Free room in FILES_DIR" },
  load_per_core: { help: "Load average of one minute, by core, where it was sampled" },
  memory_free_ratio: { help: "Memory free or to be freed, of all there is, where it was sampled" },
  clock_apart_seconds: { help: "Between the clock of the database and that of the worker furthest from it" },
  queue_age_seconds: { help: "How long the submission due longest has waited to be taken up" },
  queue_due: { help: "Submissions whose time to go on has come" },
  job_age_seconds: { help: "How long the job that is ready longest has waited" },
  jobs_waiting: { help: "Jobs that are ready" },
  open_submissions: { help: "Submissions that are open, by their state", label: "state" },
  sent_per_minute: { help: "Invoices sent to the bureau within the minute" },
  settled_per_minute: { help: "Submissions that got their result within the minute", label: "result" },
  missing_found_per_minute: { help: "Invoices found missing or different within the minute" },
  letters_waiting: { help: "Letters that are due and have a carrier" },
  letter_age_seconds: { help: "How long the letter due longest has waited" },
  workers: { help: "Workers that beat" },
  worker_beat_age_seconds: { help: "Since the last beat of any worker" },
  workers_lost: { help: "Workers that stopped beating within the hour without taking leave, and were not replaced" },
  comparison_age_seconds: { help: "Since any merchant's books were last compared" },
  seal_age_seconds: { help: "Since the audit chains were last sealed" },
  failed_sign_ins: { help: "Sign-ins that failed within the minute" },
  unwatched_seconds: { help: "How long nobody had taken these figures before" },
  way_silent: { help: "1 while a way brings nothing back and its circuit is open", label: "way" },
  way_refused: { help: "1 while the bureau itself has shut a way (401, 403)", label: "way" },
  way_stopped: { help: "1 while an operator has stopped a way", label: "way" },
  probe_seconds: { help: "How long the last probe took that was answered", label: "way", paceSeconds: probeSeconds },
  probe_failed: {
    help: "1 when the last probe brought no sound answer back",
    label: "way",
    paceSeconds: probeSeconds,
  },
  certificate_failed: {
    help: "1 when the last probe failed at TLS: a certificate was not accepted",
    label: "way",
    paceSeconds: probeSeconds,
  },
  bureau_clock_apart_seconds: {
    help: "Between the bureau's clock and ours",
    label: "way",
    paceSeconds: probeSeconds,
  },
} as const satisfies Record<string, HouseFigure>;

export type FigureName = keyof typeof houseFigures;
export const figureNames = Object.keys(houseFigures) as FigureName[];

/** One value of one figure; `subject` says of what, where it has a label. */
export type FigureValue = { readonly name: FigureName; readonly subject: string; readonly value: number };

export function figureOf(name: FigureName): HouseFigure {
  return houseFigures[name];
}

/** As it is kept: `queue_age_seconds`, `open_submissions/QUEUED`. */
export function keyOfFigure({ name, subject }: Pick<FigureValue, "name" | "subject">): string {
  return subject === "" ? name : `${name}/${subject}`;
}

/** Null for what is no figure of ours any more. */
export function figureOfKey(key: string): Pick<FigureValue, "name" | "subject"> | null {
  const [name = "", ...subject] = key.split("/");
  const known = figureNames.find((one) => one === name);
  return known ? { name: known, subject: subject.join("/") } : null;
}
