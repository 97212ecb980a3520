import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** `up` is what the caller says, `down` what it is answered. */
export type Direction = "up" | "down";

/** What a line does to one connection. `afterBytes` counts what went that way over this connection. */
export type Trouble =
  | { readonly kind: "pass" }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "drip"; readonly direction: Direction; readonly ms: number }
  | { readonly kind: "cut"; readonly direction: Direction; readonly afterBytes: number; readonly how: "end" | "reset" }
  /** Half-open: taken up, and then nothing is passed on or answered. */
  | { readonly kind: "silent" }
  | { readonly kind: "reset" };

/** A TCP line in front of a server, to be disturbed at will. */
export type Line = {
  readonly port: number;
  /** Asked for each new connection, numbered from 0 since the line was laid; those that are open keep what they have. */
  readonly disturb: (choose: (connection: number) => Trouble) => void;
  /** New connections are refused (ECONNREFUSED), open ones are broken off. */
  readonly refuse: () => Promise<void>;
  readonly cutOpen: () => void;
  /** Listens and passes everything on again; connections that were in trouble are broken off. */
  readonly mend: () => Promise<void>;
  /** How many connections met trouble so far; one to be cut counts once it is. */
  readonly struck: () => number;
  readonly close: () => Promise<void>;
};

type Connection = { readonly caller: Socket; readonly callee: Socket | null; readonly trouble: Trouble };

const pass: Trouble = { kind: "pass" };

/** Lays a line from a free port of its own (or the one given) to a server on this machine. */
export async function layLine(to: number, wanted = 0): Promise<Line> {
  const open = new Set<Connection>();
  let choose: (connection: number) => Trouble = () => pass;
  let made = 0;
  let struck = 0;
  let server = await listen(take, wanted);
  const { port } = server.address() as AddressInfo;

  function take(caller: Socket): void {
    const trouble = choose(made++);
    if (trouble.kind !== "pass" && trouble.kind !== "cut") struck++;
    caller.on("error", () => {});
    if (trouble.kind === "reset") return void caller.resetAndDestroy();
    const callee = trouble.kind === "silent" ? null : connect({ port: to, host: "127.0.0.1", allowHalfOpen: true });
    const connection = { caller, callee, trouble };
    open.add(connection);
    caller.once("close", () => leave(connection));
    if (!callee) return;
    callee.on("error", () => caller.destroy());
    carry(connection, caller, callee, "up", cut);
    carry(connection, callee, caller, "down", cut);
  }

  function cut(connection: Connection): void {
    struck++;
    leave(connection);
  }

  function leave(connection: Connection): void {
    if (!open.delete(connection)) return;
    const isReset = connection.trouble.kind === "cut" && connection.trouble.how === "reset";
    for (const socket of [connection.caller, connection.callee]) {
      if (isReset) socket?.resetAndDestroy();
      else socket?.destroy();
    }
  }

  function cutOpen(isMeant: (connection: Connection) => boolean = () => true): void {
    for (const connection of [...open].filter(isMeant)) leave(connection);
  }

  return {
    port,
    disturb: (chosen) => {
      choose = chosen;
    },
    refuse: async () => {
      struck++;
      await shut(server, cutOpen);
    },
    cutOpen: () => {
      struck += open.size;
      cutOpen();
    },
    mend: async () => {
      choose = () => pass;
      cutOpen(({ trouble }) => trouble.kind !== "pass");
      if (!server.listening) server = await listen(take, port);
    },
    struck: () => struck,
    close: () => shut(server, cutOpen),
  };
}

/** Passes on what one side says, piece by piece and in its order, as the trouble has it. */
function carry(
  connection: Connection,
  from: Socket,
  to: Socket,
  direction: Direction,
  cut: (connection: Connection) => void,
): void {
  const { trouble } = connection;
  let carried = 0;
  let last: Promise<void> = Promise.resolve();
  from.on("data", (piece) => {
    from.pause();
    last = deliver(piece).then(() => void from.resume());
  });
  from.once("end", () => void last.then(() => to.end()));

  async function deliver(piece: Buffer): Promise<void> {
    if (trouble.kind === "delay") await wait(trouble.ms);
    if (trouble.kind === "drip" && trouble.direction === direction) return drip(piece, trouble.ms);
    if (trouble.kind === "cut" && trouble.direction === direction && carried + piece.length > trouble.afterBytes) {
      await say(to, piece.subarray(0, trouble.afterBytes - carried));
      return cut(connection);
    }
    carried += piece.length;
    await say(to, piece);
  }

  async function drip(piece: Buffer, ms: number): Promise<void> {
    for (const byte of piece) {
      if (to.destroyed) return;
      await say(to, Buffer.of(byte));
      await wait(ms);
    }
  }
}

/** Resolves once it is passed on, or the other side is gone. */
function say(to: Socket, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (to.destroyed || to.writableEnded) return resolve();
    to.write(piece, () => resolve());
  });
}

async function listen(take: (caller: Socket) => void, port: number): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, take);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function shut(server: Server, cutOpen: () => void): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  cutOpen();
  await closed;
}
