import { liftFaults } from "#faults/come-to-rest.ts";
import type { House, Resident } from "#faults/house.ts";
import type { WorkerProcess } from "#faults/worker-process.ts";

/** What the events of one schedule act on. */
export type Stage = {
  readonly house: House;
  readonly merchants: readonly Resident[];
  /** Running, or frozen. */
  readonly workers: Set<WorkerProcess>;
  readonly frozen: Set<WorkerProcess>;
  /** Files in review, with the merchant whose they are. */
  readonly reviews: { readonly merchant: Resident; readonly batchId: bigint }[];
  /** Nothing more goes wrong: faults lifted, frozen workers thawed, one running at least. */
  readonly clear: () => Promise<void>;
};

export async function openStage(house: House): Promise<Stage> {
  const merchants = await Promise.all(Array.from({ length: 4 }, () => house.merchant()));
  const workers = new Set(house.workers.filter((worker) => worker.isRunning()));
  while (workers.size < 2) workers.add(house.startWorker());
  const frozen = new Set<WorkerProcess>();

  return {
    house,
    merchants,
    workers,
    frozen,
    reviews: [],
    clear: async () => {
      for (const worker of frozen) worker.thaw();
      frozen.clear();
      await liftFaults(house);
    },
  };
}
