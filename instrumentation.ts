/** Once, when a web process starts. Next builds this for a second runtime too, which has no sockets and serves nothing of ours. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { notePeers } = await import("#server/monitoring/note-peers.ts");
    const { standInForWorkers } = await import("#server/monitoring/stand-in.ts");
    notePeers();
    standInForWorkers();
  }
}
