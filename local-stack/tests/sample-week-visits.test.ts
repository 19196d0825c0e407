import { createHash } from "node:crypto";
import fc from "fast-check";
import { findTopic } from "../src/sample-week/find-topic";
import { generateWeek, generateWeekBefore } from "../src/sample-week/generate-week";
import type { Visit } from "../src/sample-week/visit";

const week = "2025-W45";
const monday = Date.UTC(2025, 10, 3);
const millisecondsPerDay = 24 * 60 * 60 * 1000;
const someSeeds = [1, 2, 3, 45, 2025, 987_654];

const dayOf = ({ at }: Visit) => Math.floor((at - monday) / millisecondsPerDay);
const count = (visits: readonly Visit[], counts: (visit: Visit) => boolean) => visits.filter(counts).length;
const asksAbout = (id: string) => (visit: Visit) => findTopic(visit.question)?.id === id;

test("the same seed gives the same week on every machine", () => {
  const digest = createHash("sha256")
    .update(JSON.stringify(generateWeek({ seed: 1, week })))
    .digest("hex");
  expect(digest).toBe("2038cc84cae5d6419ccfc2c5dd028edf538778b6916ffdd82f88d43970b089f9");
});

test("another seed, another week and the week before give other visitors", () => {
  const weeks = [
    generateWeek({ seed: 1, week }),
    generateWeek({ seed: 2, week }),
    generateWeek({ seed: 1, week: "2025-W44" }),
    generateWeekBefore({ seed: 1, week }),
  ];
  const sessionsOfEach = weeks.map((visits) => new Set(visits.map(({ sessionId }) => sessionId)));
  const sessionsInAll = new Set(sessionsOfEach.flatMap((sessions) => [...sessions]));
  expect(sessionsInAll.size).toBe(sessionsOfEach.reduce((sum, { size }) => sum + size, 0));
});

test("every question and its answer lie within the ISO week in UTC, in order of time", () => {
  const weeks = [
    { name: "2025-W45", from: "2025-11-03", to: "2025-11-10" },
    { name: "2026-W01", from: "2025-12-29", to: "2026-01-05" },
    { name: "2026-W53", from: "2026-12-28", to: "2027-01-04" },
  ] as const;
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...weeks), fc.integer({ min: 1, max: 60 }), (seed, span, visitors) => {
      const visits = generateWeek({ seed, week: span.name, visitors });
      for (const [index, { at, delayInMs }] of visits.entries()) {
        expect(at).toBeGreaterThanOrEqual(Math.max(Date.parse(span.from), visits[index - 1]?.at ?? 0));
        expect(at + delayInMs).toBeLessThan(Date.parse(span.to));
      }
    }),
    { seed: 45, numRuns: 60 },
  );
});

test("the week before 2026-W01 is 2025-W52, and the one before 2027-W01 is 2026-W53", () => {
  const firstDay = (following: string) => {
    const [first] = generateWeekBefore({ seed: 1, week: following });
    return first && new Date(first.at).toISOString().slice(0, 10);
  };
  expect(firstDay("2026-W01")).toBe("2025-12-22");
  expect(firstDay("2027-W01")).toBe("2026-12-28");
});

describe.each(someSeeds)("a week from seed %i", (seed) => {
  const visits = generateWeek({ seed, week });
  const before = generateWeekBefore({ seed, week });

  test("holds 300 to 420 questions, and fewer the week before", () => {
    expect(visits.length).toBeGreaterThanOrEqual(300);
    expect(visits.length).toBeLessThanOrEqual(420);
    expect(before.length).toBeLessThan(visits.length);
  });

  test("has more full than partial and more partial than no matches", () => {
    const [full, partial, none] = (["full", "partial", "none"] as const).map((type) =>
      count(visits, ({ answer }) => answer?.matchType === type),
    );
    expect(full).toBeGreaterThan(Number(partial));
    expect(partial).toBeGreaterThan(Number(none));
    expect(none).toBeGreaterThan(visits.length * 0.08);
  });

  test("leaves 1 to 6 % of the questions unanswered", () => {
    const share = count(visits, ({ answer }) => !answer) / visits.length;
    expect(share).toBeGreaterThanOrEqual(0.01);
    expect(share).toBeLessThanOrEqual(0.06);
  });

  test("is busier on weekdays than at the weekend, and by day than by night", () => {
    const weekday = count(visits, (visit) => dayOf(visit) < 5) / 5;
    const weekend = count(visits, (visit) => dayOf(visit) >= 5) / 2;
    const hourOf = ({ at }: Visit) => new Date(at).getUTCHours();
    const officeHour = count(visits, (visit) => hourOf(visit) >= 9 && hourOf(visit) < 17) / 8;
    const nightHour = count(visits, (visit) => hourOf(visit) < 6) / 6;
    expect(weekday).toBeGreaterThan(1.3 * weekend);
    expect(officeHour).toBeGreaterThan(5 * nightHour);
  });

  test("has Kubernetes rising and Kafka as a new gap", () => {
    expect(count(visits, asksAbout("kubernetes"))).toBeGreaterThanOrEqual(
      2 * count(before, asksAbout("kubernetes")) + 3,
    );
    expect(count(visits, asksAbout("kafka"))).toBeGreaterThanOrEqual(4);
    expect(count(before, asksAbout("kafka"))).toBeLessThanOrEqual(2);
  });

  test("covers most topics, several of them in more than one wording", () => {
    const wordingsByTopic = Map.groupBy(visits, ({ question }) => findTopic(question)?.id);
    const inSeveralWordings = [...wordingsByTopic.values()].filter(
      (asked) => new Set(asked.map(({ question }) => question)).size > 1,
    );
    expect(wordingsByTopic.size).toBeGreaterThan(90);
    expect(inSeveralWordings.length).toBeGreaterThan(50);
  });

  test.each([
    ["an e-mail address, a phone or a card number", ["@example.", "07700 900", "(020) 7946", "4111 1111"]],
    ["markup, a formula or a link", ["<script>", "<b>", "<img", "=HYPERLINK", "://evil.example"]],
    ["another language", ["München", "données", "español", "doświadczenie", "経験", "خبرة"]],
    ["an attempt to break in", ["Ignore everything", "\r\nBcc:", "DROP TABLE", '"eventType"', "jndi", "__proto__"]],
    ["emoji or characters that cannot be seen", ["🔥", "👍", "\u202e", "\u001b", "\u0334"]],
  ])("has a visitor who types %s", (_, signs) => {
    expect(visits.some(({ question }) => signs.some((sign) => question.includes(sign)))).toBe(true);
  });

  test("has a visitor who types more than the 2,000 characters that the edge lets through", () => {
    expect(visits.some(({ question }) => question.length > 2_000)).toBe(true);
  });

  test("gives each session its questions one after the other, never before the answer", () => {
    for (const asked of Map.groupBy(visits, ({ sessionId }) => sessionId).values())
      for (const [index, { at }] of asked.slice(1).entries()) {
        const previous = asked[index];
        expect(at).toBeGreaterThan(Number(previous?.at) + Number(previous?.delayInMs));
      }
  });
});

test("the number of visitors is the number of sessions, save those cut off by the end of the week", () => {
  const sessions = new Set(generateWeek({ seed: 5, week, visitors: 2_000 }).map(({ sessionId }) => sessionId)).size;
  expect(sessions).toBeGreaterThan(1_990);
  expect(sessions).toBeLessThanOrEqual(2_000);
});

test.each(["2025-45", "2025-W00", "2025-W53", "2025-W1", "", "0050-W01"])("the week %j is refused by name", (wrong) => {
  expect(() => generateWeek({ seed: 1, week: wrong })).toThrow("week: expected an ISO week that exists");
});

test.each([0, -3, 1.5, Number.NaN])("%d visitors are refused", (visitors) => {
  expect(() => generateWeek({ seed: 1, week, visitors })).toThrow("visitors: expected a whole number of at least 1");
});
