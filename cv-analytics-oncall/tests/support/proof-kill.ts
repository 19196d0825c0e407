/** What a killed process gets of every call: nothing. */
class KilledError extends Error {
  constructor() {
    super("the process was killed");
    this.name = "KilledError";
  }
}

/** Where a run is killed: at its n-th call to the outside, which takes effect or not; its answer is lost. */
export interface Moment {
  readonly call: number;
  readonly takesEffect: boolean;
}

/** Lets calls pass up to a moment; afterwards none has an effect or an answer any more. */
export class Kill {
  private calls = 0;

  constructor(private readonly moment: Moment | undefined) {}

  get happened(): boolean {
    return this.moment !== undefined && this.calls >= this.moment.call;
  }

  async around<T>(carryOut: () => Promise<T>): Promise<T> {
    const number = ++this.calls;
    const { call = Infinity, takesEffect = false } = this.moment ?? {};
    if (number > call || (number === call && !takesEffect)) throw new KilledError();
    const answer = await carryOut();
    if (number === call) throw new KilledError();
    return answer;
  }
}
