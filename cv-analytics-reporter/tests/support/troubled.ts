import { minute, openHarness } from "./harness";

type Dynalite = Parameters<typeof openHarness>[0];
type Harness = Awaited<ReturnType<typeof openHarness>>;

/** What goes wrong in an invocation: a step is a write to the ledger or a delivery, the first is 1. */
export interface Fault {
  readonly step: number;
  /** Whether the step still has its effect. */
  readonly when: "before" | "after";
  /** A process that `dies` does nothing any more; one that `is overtaken` pauses until another has sent the report. */
  readonly how: "dies" | "fails" | "is overtaken";
}

/** A week's report in whose first invocation the faults happen. */
export async function openTroubled(dynalite: Dynalite, event: { readonly week: string }, faults: readonly Fault[]) {
  const harness = await openHarness(dynalite);
  // What the report says does not matter here, and to read it would take most of the time.
  Object.assign(harness.tools, {
    records: { async *pagesOfDay() {} },
    pastReports: { ofWeek: async () => undefined },
  } satisfies Partial<Harness["tools"]>);
  const suffer = async (all: readonly Fault[], request: object = event) => {
    await harness.report(request, withFaults(all, harness, request)).catch(() => {});
    harness.clock.now += minute;
  };
  if (faults.length > 0) await suffer(faults);
  return {
    ...harness,
    suffer,
    entry: async () => (await harness.stored(event.week)).find(({ item }) => item === "report") ?? {},
    mailCounts: () => [harness.sns.mails.length, harness.ses.mails.length],
    /** The channels before whose repeated delivery the log warned. */
    warnings: () =>
      harness.told.lines
        .filter(({ message }) => message === "may be delivered twice")
        .map(({ level, fields }) => `${level} ${fields.week} ${fields.channel}`),
  };
}

/** What an invocation of the harness is given so that these steps go wrong in it. */
function withFaults(faults: readonly Fault[], harness: Harness, event: unknown) {
  const { ledger, channels } = harness.tools;
  let taken = 0;
  let isDead = false;
  const goWrong = async (how: Fault["how"]) => {
    if (how === "is overtaken") return await overtake(harness, event);
    isDead = how === "dies";
    throw new Error(`process ${how}`);
  };
  const take = async <T>(effect: () => Promise<T>): Promise<T> => {
    if (isDead) throw new Error("process dies");
    taken += 1;
    const fault = faults.find(({ step }) => step === taken);
    if (fault?.when === "before") await goWrong(fault.how);
    const result = await effect();
    if (fault?.when === "after") await goWrong(fault.how);
    return result;
  };
  return {
    ledger: { ...ledger, save: (entry: Parameters<typeof ledger.save>[0]) => take(() => ledger.save(entry)) },
    channels: channels.map((channel) => ({
      ...channel,
      deliver: (mail: Parameters<typeof channel.deliver>[0]) => take(() => channel.deliver(mail)),
    })),
  };
}

async function overtake(harness: Harness, event: unknown): Promise<void> {
  harness.clock.now += minute;
  await harness.report(event);
}
