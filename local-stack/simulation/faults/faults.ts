import type { Random } from "../world/random";
import { type CallFault, type CallRates, callFaults, type FaultKind } from "./kinds";
import type { Outage, Weather } from "./weather";

/** Decides where faults strike, and remembers each by the name of its place, by which it can be left out of a run. */
export class Faults {
  readonly injected: { readonly place: string; readonly kind: FaultKind }[] = [];
  private readonly met = new Set<string>();

  constructor(
    readonly weather: Weather,
    private readonly omitted: ReadonlySet<string>,
    private readonly tell: (place: string, kind: FaultKind) => void,
  ) {}

  /** At most one fault strikes a call. */
  ofCall(place: string, random: Random, rates: CallRates): CallFault | undefined {
    let left = random.next();
    for (const fault of callFaults) {
      left -= rates[fault] ?? 0;
      if (left < 0) return this.inject(place, fault);
    }
    return undefined;
  }

  strikes<K extends FaultKind>(place: string, kind: K, happens: boolean): boolean {
    return happens && this.inject(place, kind) !== undefined;
  }

  isUnreachable(time: number): boolean {
    return this.outagesAt(time).some(
      ({ name, requestId }) => requestId === undefined && this.meets(name, "DynamoDB outage"),
    );
  }

  /** Whether this request's partition takes nothing more. */
  isHot(requestId: string, time: number): boolean {
    return this.outagesAt(time).some(
      (outage) => outage.requestId === requestId && this.meets(outage.name, "hot partition"),
    );
  }

  private outagesAt(time: number): readonly Outage[] {
    return this.weather.outages.filter(({ from, to }) => from <= time && time < to);
  }

  /** Counts it when it is met for the first time. */
  private meets(name: string, kind: FaultKind): boolean {
    if (this.met.has(name)) return true;
    const isMet = this.inject(name, kind) !== undefined;
    if (isMet) this.met.add(name);
    return isMet;
  }

  private inject<K extends FaultKind>(place: string, kind: K): K | undefined {
    if (this.omitted.has(place)) return undefined;
    this.injected.push({ place, kind });
    this.tell(place, kind);
    return kind;
  }
}
