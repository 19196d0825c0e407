/**
 * Measures every contestant once a round, each round in another order, so that what the machine does besides strikes
 * all of them alike. Returns each contestant's results, round by round.
 */
export async function measureByTurns<Name extends string, Result>(
  contestants: Readonly<Record<Name, () => Promise<Result>>>,
  rounds: number,
  onRound: (round: number) => void = () => {},
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Result[]>;
  for (let round = 0; round < rounds; round += 1) {
    onRound(round + 1);
    for (const name of turned(names, round)) results[name].push(await contestants[name]());
  }
  return results;
}

/** Another one begins each round, and every other round goes backwards. */
function turned<Name>(names: readonly Name[], round: number): Name[] {
  const from = round % names.length;
  const order = [...names.slice(from), ...names.slice(0, from)];
  return round % 2 === 0 ? order : order.reverse();
}
