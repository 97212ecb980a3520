import { SMTPServer } from "smtp-server";

export type ExampleMailServer = {
  readonly url: string;
  readonly port: number;
  /** Whole messages as they came in, with the envelope's recipients. */
  readonly received: readonly { readonly to: readonly string[]; readonly message: string }[];
  /** What it says to the next recipients: null takes them. */
  answer: { readonly code: number; readonly stage: "recipient" | "data" } | null;
  readonly close: () => Promise<void>;
};

/** A real mail server on this machine, for tests. @param port 0: any */
export async function exampleMailServer(port = 0): Promise<ExampleMailServer> {
  const received: { to: string[]; message: string }[] = [];
  const state: { answer: ExampleMailServer["answer"] } = { answer: null };
  const refusal = () => Object.assign(new Error("refused for the test"), { responseCode: state.answer?.code ?? 550 });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, done) => done(state.answer?.stage === "recipient" ? refusal() : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (state.answer?.stage === "data") return done(refusal());
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          message: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", () => listening()));
  const address = server.server.address();
  const bound = typeof address === "object" && address ? address.port : 0;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    received,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  });
}
