/**
 * What the last texts led to, found again without reading them: a place by length and a few characters, and one text a
 * place. A hit saves most of the work; a miss costs next to nothing, as nothing is looked for or thrown out.
 */
export class RecentTexts<T> {
  private readonly texts: (string | undefined)[];
  private readonly values: (T | undefined)[];

  /** `places` is a power of two. */
  constructor(private readonly places: number) {
    this.texts = Array(places).fill(undefined);
    this.values = Array(places).fill(undefined);
  }

  get(text: string): T | undefined {
    const place = this.placeOf(text);
    return this.texts[place] === text ? this.values[place] : undefined;
  }

  set(text: string, value: T): void {
    const place = this.placeOf(text);
    this.texts[place] = text;
    this.values[place] = value;
  }

  private placeOf(text: string): number {
    const { length } = text;
    let hash = length;
    // NaN beyond the end counts as 0.
    for (let part = 1; part <= 6; part += 1) hash = Math.imul(hash, 31) + text.charCodeAt((part * length) / 7);
    return (hash ^ (hash >>> 13)) & (this.places - 1);
  }
}
